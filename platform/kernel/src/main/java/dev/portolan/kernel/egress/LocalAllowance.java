package dev.portolan.kernel.egress;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Keeps a service from starting in production with local addresses open.
@ApplicationScoped
class LocalAllowance {
    void check(@Observes StartupEvent start, EgressConfig config) {
        check(config.allow().orElse(List.of()), ConfigUtils.getProfiles());
    }

    /// @throws IllegalStateException when addresses are allowed outside the profiles `local` and `test`
    static void check(List<String> allowed, List<String> profiles) {
        var local = profiles.contains("local") || profiles.contains("test");
        if (!allowed.isEmpty() && (!local || profiles.contains("prod"))) {
            throw new IllegalStateException(
                    "portolan.egress.allow opens local addresses and is for the profiles local and test only; it is "
                            + String.join(",", allowed) + " in " + String.join(",", profiles));
        }
        allowed.forEach(LocalAllowance::checkForm);
    }

    private static void checkForm(String entry) {
        if (!entry.strip().matches("[^\\s/:]+:[0-9]{1,5}|\\[[0-9A-Fa-f:.]+]:[0-9]{1,5}")) {
            throw new IllegalStateException("portolan.egress.allow takes host:port, and not " + entry);
        }
    }
}
