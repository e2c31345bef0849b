package dev.portolan.local.home;

import java.io.IOException;
import java.util.Properties;

/// Versions of the programs that are unpacked, as the build knows them.
public final class Versions {
    private Versions() {}

    public static String keycloak() {
        return of("keycloak");
    }

    public static String postgres() {
        return of("postgres");
    }

    private static String of(String program) {
        try (var resource = Versions.class.getResourceAsStream("/versions.properties")) {
            var versions = new Properties();
            versions.load(resource);
            return versions.getProperty(program);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
