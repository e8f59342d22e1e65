package dev.palindrome.ddl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a script is to be written. Immutable.
 *
 * <pre>{@code
 * DdlOptions options = DdlOptions.DEFAULT.withPostgres(16).withRename(Rename.parse("users.nick=handle"));
 * }</pre>
 *
 * @param postgres major version of the server that the script is for
 * @param allowDataLoss whether statements that throw data away may stand in a script
 * @param online whether tables stay usable: indexes are built concurrently, constraints are added first and validated after, each in
 *     a revision of its own
 * @param role the role that the script runs as, which owns what it makes; null for the owner of the database
 * @param renames what is the same object under another name
 */
public record DdlOptions(
        int postgres,
        boolean allowDataLoss,
        boolean online,
        @Nullable String role,
        List<Rename> renames) {
    /** PostgreSQL 17, no data is lost, not online, nothing is renamed. */
    public static final DdlOptions DEFAULT = new DdlOptions(17, false, false, null, List.of());

    public DdlOptions {
        renames = List.copyOf(renames);
    }

    /** The same options for a server of another major version. */
    public DdlOptions withPostgres(int major) {
        return new DdlOptions(major, allowDataLoss, online, role, renames);
    }

    /** The same options, with statements that lose data allowed or refused. */
    public DdlOptions withDataLoss(boolean allowed) {
        return new DdlOptions(postgres, allowed, online, role, renames);
    }

    /** The same options, with tables that stay usable or not. */
    public DdlOptions withOnline(boolean usable) {
        return new DdlOptions(postgres, allowDataLoss, usable, role, renames);
    }

    /** The same options for a script that another role runs. */
    public DdlOptions withRole(String runner) {
        return new DdlOptions(postgres, allowDataLoss, online, runner, renames);
    }

    /** The same options with one more renaming. */
    public DdlOptions withRename(Rename rename) {
        List<Rename> more = new ArrayList<>(renames);
        more.add(rename);
        return new DdlOptions(postgres, allowDataLoss, online, role, more);
    }

    /** The same options with nothing renamed. */
    public DdlOptions withoutRenames() {
        return new DdlOptions(postgres, allowDataLoss, online, role, List.of());
    }

    /** The same options for the way back: the renamings are taken back, the last one first. */
    public DdlOptions inverse() {
        List<Rename> back = new ArrayList<>();
        renames.forEach(rename -> back.add(0, rename.inverse()));
        return new DdlOptions(postgres, allowDataLoss, online, role, back);
    }
}
