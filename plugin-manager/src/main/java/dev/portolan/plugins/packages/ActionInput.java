package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.ConfigSchema;
import org.jspecify.annotations.Nullable;

/// Reads what an action asks of a person: a schema in the dialect of settings, but with nothing secret, since what is
/// typed there is shown to others later.
final class ActionInput {
    private ActionInput() {}

    static @Nullable JsonNode read(Keys keys) {
        if (!keys.has("input")) {
            return null;
        }
        var json = keys.json().path("input");
        var at = keys.at().appendProperty("input");
        switch (ConfigSchema.parse(json)) {
            case ConfigSchema.Result.Accepted(var schema) -> {
                if (!schema.secrets().isEmpty()) {
                    keys.fault("input", "no secrets", "An action cannot ask for a secret; make it a setting.");
                }
            }
            case ConfigSchema.Result.Refused(var faults) ->
                faults.forEach(fault ->
                        keys.findings().add(at + fault.path(), fault.found(), fault.expected(), fault.message()));
        }
        return json;
    }
}
