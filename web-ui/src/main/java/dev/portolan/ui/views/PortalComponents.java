package dev.portolan.ui.views;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The components that manifests of built-in plugins may name.
@ApplicationScoped
public class PortalComponents {
    private final Map<String, PortalComponent> byName;

    PortalComponents(@All List<PortalComponent> components) {
        byName = components.stream().collect(Collectors.toUnmodifiableMap(PortalComponent::name, one -> one));
    }

    /// @param name as an extension has it
    public Optional<PortalComponent> named(@Nullable String name) {
        return Optional.ofNullable(name).map(byName::get);
    }
}
