package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a list is narrowed to, kept in the address so that a reload and a link show the same.
public final class AddressFilters {
    private final Map<String, String> values = new LinkedHashMap<>();

    /// Adds a filter, unless it is empty.
    public AddressFilters with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
        return this;
    }

    /// Puts the filters into the address of the page that `part` is in; Back still leaves the page.
    ///
    /// @param path without a slash in front
    public void keep(Component part, String path) {
        part.getUI()
                .ifPresent(page -> page.getPage()
                        .getHistory()
                        .replaceState(null, new Location(path, QueryParameters.simple(values))));
    }

    /// @return empty when the address has no such filter
    public static String read(Location address, String name) {
        return address.getQueryParameters().getSingleParameter(name).orElse("");
    }
}
