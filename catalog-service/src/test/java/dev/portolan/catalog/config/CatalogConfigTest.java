package dev.portolan.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogConfigTest {
    private static final int BEFORE_THE_BUILT_IN_ONE = 200;

    @Test
    void defaultsStand() {
        var config = config(Map.of());

        assertThat(config.reading().maxFileBytes()).isEqualTo(5 * 1024 * 1024);
        assertThat(config.reading().maxTotalBytes()).isEqualTo(50 * 1024 * 1024);
        assertThat(config.reading().maxDocuments()).isEqualTo(10_000);
        assertThat(config.reading().maxNodes()).isEqualTo(100_000);
        assertThat(config.reading().maxDepth()).isEqualTo(60);
        assertThat(config.reading().maxAliases()).isEqualTo(100);
        assertThat(config.reading().maxFiles()).isEqualTo(5_000);
        assertThat(config.reading().maxLocationDepth()).isEqualTo(10);
        assertThat(config.reading().parallelFetches()).isEqualTo(8);
        assertThat(config.reading().maxEntityBytes()).isEqualTo(2 * 1024 * 1024);
        assertThat(config.reading().maxRedirects()).isEqualTo(5);
        assertThat(config.reading().maxTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.reading().fetchTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.processing().interval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.processing().longestPause()).isEqualTo(Duration.ofHours(24));
        assertThat(config.preview().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.preview().maxEntities()).isEqualTo(1_000);
        assertThat(config.preview().atOnce()).isEqualTo(4);
        assertThat(config.processing().jitterPercent()).isEqualTo(50);
        assertThat(config.processing().sweep()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.processing().workers()).isEqualTo(16);
        assertThat(config.processing().workersPerTenant()).isEqualTo(4);
        assertThat(config.processing().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.processing().orphansStay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.processing().maxFindings()).isEqualTo(200);
        assertThat(config.processing().maxLocations()).isEqualTo(10_000);
        assertThat(config.query().defaultPage()).isEqualTo(200);
        assertThat(config.query().maxPage()).isEqualTo(10_000);
        assertThat(config.query().maxConditions()).isEqualTo(1_000);
        assertThat(config.query().maxRefs()).isEqualTo(5_000);
        assertThat(config.importing().maxEntities()).isEqualTo(100_000);
        assertThat(config.importing().pageSize()).isEqualTo(200);
        assertThat(config.importing().maxPageBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(config.importing().fetchTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.importing().attempts()).isEqualTo(3);
        assertThat(config.importing().pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.importing().timeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.importing().workers()).isEqualTo(4);
        assertThat(config.importing().sweep()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.importing().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.importing().kept()).isEqualTo(20);
        assertThat(config.search().maxDocuments()).isEqualTo(250_000);
        assertThat(config.search().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.index().enabled()).isTrue();
        assertThat(config.index().maxBytes()).isEqualTo(200_000_000);
        assertThat(config.index().bodyBytes()).isEqualTo(128_000_000);
        assertThat(config.connections().most()).isEqualTo(100);
        assertThat(config.git().folder()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "portolan-git"));
        assertThat(config.git().maxFolderBytes()).isEqualTo(1024 * 1024 * 1024);
        assertThat(config.git().maxRepositoryBytes()).isEqualTo(256 * 1024 * 1024);
        assertThat(config.git().maxEntries()).isEqualTo(1_000_000);
        assertThat(config.git().maxFiles()).isEqualTo(20_000);
        assertThat(config.git().timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.git().keep()).isEqualTo(Duration.ofHours(1));
        assertThat(config.git().parallel()).isEqualTo(4);
    }

    @Test
    void namesStand() {
        var config = config(Map.of(
                "portolan.catalog.reading.max-file-bytes", "2048",
                "portolan.catalog.processing.interval", "5s",
                "portolan.catalog.reading.max-entity-bytes", "4096",
                "portolan.catalog.processing.longest-pause", "1h",
                "portolan.catalog.preview.timeout", "5s",
                "portolan.catalog.query.default-page", "20",
                "portolan.catalog.index.enabled", "false",
                "portolan.catalog.index.max-bytes", "2000000"));

        assertThat(config.reading().maxFileBytes()).isEqualTo(2048);
        assertThat(config.processing().interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.reading().maxEntityBytes()).isEqualTo(4096);
        assertThat(config.processing().longestPause()).isEqualTo(Duration.ofHours(1));
        assertThat(config.preview().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.query().defaultPage()).isEqualTo(20);
        assertThat(config.index().enabled()).isFalse();
        assertThat(config.index().maxBytes()).isEqualTo(2_000_000);
    }

    private static CatalogConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Duration.class, BEFORE_THE_BUILT_IN_ONE, new DurationConverter())
                .withDefaultValues(values)
                .withMapping(CatalogConfig.class)
                .build()
                .getConfigMapping(CatalogConfig.class);
    }
}
