package dev.portolan.catalog.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds who reads locations of a type.
@ApplicationScoped
public class OriginReaders {
    private final Map<String, OriginReader> byType;

    OriginReaders(@Any Instance<OriginReader> readers) {
        this.byType = readers.stream().collect(Collectors.toMap(OriginReader::type, Function.identity()));
    }

    /// @return empty where nothing reads such locations
    public Optional<OriginReader> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }
}
