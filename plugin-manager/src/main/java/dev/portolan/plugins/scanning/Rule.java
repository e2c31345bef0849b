package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What packages are scanned for. docs/marketplace.md explains each.
public enum Rule {
    ARCHIVE,
    ARCHIVE_BOMB,
    NESTED_ARCHIVE,
    SIZE,
    PATH_TRAVERSAL,
    ABSOLUTE_PATH,
    ODD_NAME,
    DUPLICATE_NAME,
    SYMLINK,
    /// Manifest, schema, views, pictures: whatever the format of packages asks for.
    PACKAGE,
    SIGNATURE,
    CODE,
    SECRET,
    LIKELY_SECRET,
    HIDDEN_UNICODE,
    LOOK_ALIKE,
    CAPABILITIES;

    @JsonCreator
    static Rule parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// For example `archive-bomb`.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
