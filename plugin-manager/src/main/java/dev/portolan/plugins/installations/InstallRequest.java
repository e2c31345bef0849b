package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client wants an installation to be. What is null was not said, and stays as it is.
///
/// @param version pins a release
/// @param channel follows the newest release of `stable` or `beta`
/// @param configuration whole, with secrets as the schema's dialect has them
/// @param grants whole
/// @param reason for the history
record InstallRequest(
        @Nullable String version,
        @Nullable String channel,
        @Nullable Boolean enabled,
        @Nullable ObjectNode configuration,
        @Nullable Grants grants,
        @Nullable String reason) {
    private static final Set<String> MEMBERS =
            Set.of("version", "channel", "enabled", "configuration", "grants", "reason");
    private static final int LONGEST = 500;

    /// @throws ProblemException `invalid` with a JSON Pointer to each member that has the wrong form
    static InstallRequest parse(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw ProblemException.invalid("", "must be a JSON object");
        }
        var faults = new ArrayList<Violation>();
        object.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                faults.add(new Violation("/" + name, "is not known here"));
            }
        });
        var request = new InstallRequest(
                text(object, "version", faults),
                channel(object, faults),
                flag(object, faults),
                configuration(object, faults),
                grants(object, faults),
                text(object, "reason", faults));
        if (request.version != null && request.channel != null) {
            faults.add(new Violation("/channel", "cannot be followed while a version is pinned; send one of the two"));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", faults);
        }
        return request;
    }

    /// The grants, none where nothing is said of them.
    Grants granted() {
        return grants == null ? Grants.of(Set.of()) : grants;
    }

    private static @Nullable String text(ObjectNode object, String name, List<Violation> faults) {
        var value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST) {
            faults.add(new Violation("/" + name, "must be text of 1 to " + LONGEST + " characters"));
            return null;
        }
        return value.asText();
    }

    private static @Nullable String channel(ObjectNode object, List<Violation> faults) {
        var channel = text(object, "channel", faults);
        if (channel != null && !channel.equals("stable") && !channel.equals("beta")) {
            faults.add(new Violation("/channel", "must be stable or beta"));
        }
        return channel;
    }

    private static @Nullable Boolean flag(ObjectNode object, List<Violation> faults) {
        var value = object.get("enabled");
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            faults.add(new Violation("/enabled", "must be true or false"));
        }
        return value.asBoolean();
    }

    private static @Nullable ObjectNode configuration(ObjectNode object, List<Violation> faults) {
        var value = object.get("configuration");
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode configuration)) {
            faults.add(new Violation("/configuration", "must be a JSON object"));
            return null;
        }
        return configuration;
    }

    private static @Nullable Grants grants(ObjectNode object, List<Violation> faults) {
        var value = object.get("grants");
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            faults.add(new Violation("/grants", "must be an array of permissions"));
            return null;
        }
        var permissions = new HashSet<Permission>();
        for (var i = 0; i < value.size(); i++) {
            try {
                permissions.add(Permission.parse(value.get(i).asText()));
            } catch (IllegalArgumentException e) {
                faults.add(new Violation("/grants/" + i, String.valueOf(e.getMessage())));
            }
        }
        return Grants.of(permissions);
    }
}
