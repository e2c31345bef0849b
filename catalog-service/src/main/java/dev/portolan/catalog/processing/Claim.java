package dev.portolan.catalog.processing;

import dev.portolan.contracts.TenantId;
import java.util.UUID;

/// The right to read one location, for as long as it is renewed.
///
/// @param wanted how often the location had been wished for when it was claimed
/// @param whole read all of it, even where no file has changed
record Claim(TenantId tenant, UUID location, Target target, long wanted, boolean whole) {
    /// @param type how it is read; see [dev.portolan.catalog.reading.OriginReader]
    /// @param ref the entity that stands for the location
    /// @param url where it points
    record Target(String type, String ref, String url) {
        /// What the location itself is called where files are told of.
        String file() {
            return type.equals("url") ? url : type + ":" + url;
        }
    }
}
