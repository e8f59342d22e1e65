package dev.palindrome.schema;

import java.util.Set;
import java.util.regex.Pattern;

/** The system catalogs in which a {@link SnapshotFollower} can tell what a step touched. Anything else is read anew when it changes. */
final class FollowedCatalogs {
    /** Those whose rows {@code touched.sql} looks for. */
    static final Set<String> FOLLOWED = Set.of(
            "pg_aggregate",
            "pg_attrdef",
            "pg_attribute",
            "pg_class",
            "pg_constraint",
            "pg_depend",
            "pg_description",
            "pg_enum",
            "pg_foreign_table",
            "pg_index",
            "pg_inherits",
            "pg_partitioned_table",
            "pg_policy",
            "pg_proc",
            "pg_range",
            "pg_rewrite",
            "pg_sequence",
            "pg_statistic_ext",
            "pg_trigger",
            "pg_type");

    /** Those whose rows show in no snapshot: what the planner knows, and who depends on roles, which the objects say themselves. */
    static final Set<String> IGNORED = Set.of("pg_shdepend", "pg_statistic", "pg_statistic_ext_data");

    /**
     * What a file may name without being read at every step: catalogs that are not followed, so that any change to them has everything
     * read; membership in extensions and comments, which the follower traces to their objects; and functions that print names, since
     * everything is read when an object that others show changes its name.
     */
    private static final Set<String> INDIFFERENT = Set.of(
            "pg_am",
            "pg_amop",
            "pg_amproc",
            "pg_authid",
            "pg_auth_members",
            "pg_cast",
            "pg_collation",
            "pg_conversion",
            "pg_database",
            "pg_db_role_setting",
            "pg_default_acl",
            "pg_depend",
            "pg_describe_object",
            "pg_description",
            "pg_encoding_to_char",
            "pg_event_trigger",
            "pg_extension",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_identify_object",
            "pg_language",
            "pg_namespace",
            "pg_operator",
            "pg_opclass",
            "pg_opfamily",
            "pg_publication",
            "pg_publication_namespace",
            "pg_publication_rel",
            "pg_seclabel",
            "pg_shdescription",
            "pg_shseclabel",
            "pg_subscription",
            "pg_tablespace",
            "pg_transform",
            "pg_ts_config",
            "pg_ts_config_map",
            "pg_ts_dict",
            "pg_ts_parser",
            "pg_ts_template",
            "pg_user_mapping",
            "pg_user_mappings");

    private static final Pattern WORDS = Pattern.compile("\\bpg_[a-z]\\w*|\\binformation_schema\\b");

    /** Selects objects of extensions: a step that touches one has everything read ({@code touched.sql}). */
    private static final Pattern MEMBERS = Pattern.compile("\\b(?:FROM|JOIN)\\s+member(?:_relation)?\\b");

    private FollowedCatalogs() {}

    /** Whether what a file says stays the same as long as only catalogs that are followed change, and no name. */
    static boolean isIndifferent(String text) {
        return MEMBERS.matcher(text).find()
                || WORDS.matcher(text).results().allMatch(word -> INDIFFERENT.contains(word.group()));
    }
}
