package dev.portolan.local.home;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where each part listens, always on loopback.
///
/// @param offset moves all ports together; 0 to 56,000
public record Ports(int offset) {
    private static final int MAX_OFFSET = 56_000;

    /// @throws IllegalArgumentException when the offset would leave the range of ports
    public Ports {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("PORTOLAN_PORT_OFFSET must be 0 to " + MAX_OFFSET);
        }
    }

    /// Reads the text of `PORTOLAN_PORT_OFFSET`.
    ///
    /// @throws IllegalArgumentException when it is no number in range
    public static Ports parse(@Nullable String offset) {
        if (offset == null || offset.isBlank()) {
            return new Ports(0);
        }
        try {
            return new Ports(Integer.parseInt(offset.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PORTOLAN_PORT_OFFSET is not a number: " + offset, e);
        }
    }

    /// The address of what listens at `port`, for people and programs of this machine.
    public static String url(int port) {
        return "http://localhost:" + port;
    }

    public int webUi() {
        return 8080 + offset;
    }

    public int tenantService() {
        return 8081 + offset;
    }

    public int catalogService() {
        return 8082 + offset;
    }

    public int pluginManager() {
        return 8083 + offset;
    }

    public int demoFiles() {
        return 8090 + offset;
    }

    public int keycloak() {
        return 8180 + offset;
    }

    public int keycloakManagement() {
        return 9180 + offset;
    }

    public int kafka() {
        return 9092 + offset;
    }

    public int kafkaController() {
        return 9093 + offset;
    }

    public int postgres() {
        return 5433 + offset;
    }

    public int smtp() {
        return 1025 + offset;
    }

    public int mailApi() {
        return 8025 + offset;
    }

    /// Ports that no source and no plugin may read; the demo files' is none of them.
    public List<Integer> own() {
        var services = List.of(webUi(), tenantService(), catalogService(), pluginManager());
        return Stream.of(
                        services,
                        services.stream().map(this::management).toList(),
                        List.of(keycloak(), keycloakManagement(), kafka(), kafkaController(), postgres()),
                        List.of(smtp(), mailApi()))
                .flatMap(List::stream)
                .toList();
    }

    /// The port for health and metrics of the service at `port`.
    public int management(int port) {
        return port + 1000;
    }
}
