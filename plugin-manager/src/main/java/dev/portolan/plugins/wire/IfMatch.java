package dev.portolan.plugins.wire;

import org.jspecify.annotations.Nullable;

/// What a client says it has seen of something before it changes it: the header `If-Match` with a revision as ETag.
public final class IfMatch {
    private static final String ANY = "*";

    private IfMatch() {}

    /// Whether a change may be made on this revision.
    ///
    /// @param header null where it is not sent, and the last change counts
    public static boolean allows(@Nullable String header, long revision) {
        if (header == null) {
            return true;
        }
        var tag = header.strip().replaceFirst("^W/", "").replace("\"", "");
        return tag.equals(ANY) || tag.equals(String.valueOf(revision));
    }
}
