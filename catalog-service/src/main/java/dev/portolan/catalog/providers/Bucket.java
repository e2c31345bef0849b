package dev.portolan.catalog.providers;

import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Provenance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A share of the catalog that has one keeper. It is a location that nobody reads.
///
/// @param type `provider`, `import` or `managed`
/// @param name of the keeper, unique among its type
/// @param ref stands for the location where its entities name what led to them; there is no such entity
public record Bucket(UUID id, String type, String name, Ref ref) {
    /// As the annotations of its entities tell it, and as the place of what is wrong with them.
    public String place() {
        return type + ":" + name;
    }

    /// The provider whose share it is; null where it is none's.
    @Nullable
    String provider() {
        return type.equals(ProviderService.PROVIDER) ? name : null;
    }

    Provenance provenance() {
        return new Provenance(place(), place(), null);
    }
}
