package dev.palindrome.schema;

/** What a snapshot holds only on request, because it is not part of a database's schema. */
public enum Extra {
    /** Where sequences stand, and large objects. */
    DATA("data"),
    /**
     * What all databases of the cluster share (roles and their memberships and settings, tablespaces, grants on parameters), and what a
     * database has from the place that it is in: encoding, locale, versions of collations.
     */
    CLUSTER("cluster");

    private final String folder;

    Extra(String folder) {
        this.folder = folder;
    }

    /** Where its SQL files are. */
    String folder() {
        return folder;
    }
}
