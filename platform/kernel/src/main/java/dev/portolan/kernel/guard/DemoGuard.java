package dev.portolan.kernel.guard;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// Keeps the conveniences of a developer's machine there: outside the profile `local` no demo data, no guessable secret
/// and no allowance for local addresses; inside it nothing that listens beyond loopback.
@ApplicationScoped
class DemoGuard {
    private static final Set<String> GUESSABLE =
            Set.of("portolan", "postgres", "admin", "password", "secret", "changeme", "demo", "test", "");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    void check(@Observes @Priority(1) StartupEvent starting) {
        var config = ConfigProvider.getConfig();
        var profiles = config.getOptionalValues("quarkus.profile", String.class).orElse(List.of("prod"));
        if (profiles.contains("test")) {
            return;
        }
        var faults = profiles.contains("local") ? localFaults(config) : productionFaults(config);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("refusing to start: " + String.join("; ", faults));
        }
    }

    static List<String> localFaults(Config config) {
        var faults = new ArrayList<String>();
        for (var key : List.of("quarkus.http.host", "quarkus.management.host")) {
            var host = value(config, key).orElse("0.0.0.0");
            if (!LOOPBACK.contains(host)) {
                faults.add(key + " is " + host + ", and the local profile listens on loopback only");
            }
        }
        return faults;
    }

    static List<String> productionFaults(Config config) {
        var faults = new ArrayList<String>();
        if (value(config, "portolan.demo").map(Boolean::parseBoolean).orElse(false)) {
            faults.add("portolan.demo is for the local profile");
        }
        if (value(config, "portolan.egress.allow").isPresent()) {
            faults.add("portolan.egress.allow is for the local profile");
        }
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(DemoGuard::secret)
                .sorted()
                .filter(key -> value(config, key)
                        .filter(value -> GUESSABLE.contains(value.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .forEach(key -> faults.add(key + " is a demo credential"));
        return faults;
    }

    private static boolean secret(String key) {
        return (key.startsWith("quarkus.datasource") || key.startsWith("quarkus.flyway") || key.startsWith("portolan."))
                && (key.endsWith("password") || key.endsWith("secret"));
    }

    private static Optional<String> value(Config config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }
}
