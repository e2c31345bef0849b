package dev.portolan.catalog.reading;

import dev.portolan.catalog.config.CatalogConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/// The settings that hold where nobody sets any.
final class Settings {
    private static final int BEFORE_THE_BUILT_IN_ONE = 200;

    private Settings() {}

    static CatalogConfig defaults() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Duration.class, BEFORE_THE_BUILT_IN_ONE, new DurationConverter())
                .withMapping(CatalogConfig.class)
                .build()
                .getConfigMapping(CatalogConfig.class);
    }
}
