package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What plugin-manager says of views.
public final class Views {
    private Views() {}

    /// @param params that a button or form has with it
    /// @param values what was filled in; null for a button
    public record Call(
            String function,
            @Nullable JsonNode params,
            @Nullable Map<String, Object> values) {}

    /// @param table its id; empty for the first one
    public record Place(String table, String cursor) {}

    /// What is to happen in the page after a call.
    ///
    /// @param navigate a path within the organization, or an https address
    /// @param view in place of the one that called
    public record Called(
            @Nullable Toast toast,
            boolean refresh,
            @Nullable String navigate,
            @Nullable JsonNode view,
            List<FieldError> errors) {
        public Called {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }

    /// @param state `good`, `attention`, `bad`, `info` or `neutral`
    public record Toast(String state, String message) {}

    /// @param pointer JSON Pointer into the values
    public record FieldError(String pointer, String message) {}

    /// The look of an organization.
    ///
    /// @param plugin that brings it; null where the portal looks as it does
    /// @param light colours by name, as `#rrggbb`
    /// @param logo a picture as a `data:` address
    public record Theme(
            @Nullable String plugin,
            Map<String, String> light,
            Map<String, String> dark,
            @Nullable String logo) {
        public static final Theme NONE = new Theme(null, Map.of(), Map.of(), null);

        public Theme {
            light = light == null ? Map.of() : Map.copyOf(light);
            dark = dark == null ? Map.of() : Map.copyOf(dark);
        }
    }
}
