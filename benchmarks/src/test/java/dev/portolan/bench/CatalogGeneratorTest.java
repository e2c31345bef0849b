package dev.portolan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogGeneratorTest {
    @Test
    void theSameSizeIsTheSameCatalog() {
        assertThat(new CatalogGenerator(1_000).file(0, 1_000)).isEqualTo(new CatalogGenerator(1_000).file(0, 1_000));
    }

    @Test
    void aHundredEntitiesAreOfEveryKind() {
        var kinds = IntStream.range(0, 100)
                .mapToObj(CatalogGenerator::kind)
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

        assertThat(kinds)
                .containsEntry("component", 60L)
                .containsEntry("api", 15L)
                .containsEntry("user", 10L)
                .containsEntry("resource", 8L)
                .containsEntry("system", 3L)
                .containsEntry("group", 3L)
                .containsEntry("domain", 1L);
    }

    @Test
    void descriptorsAreOfRealisticLength() {
        assertThat(new CatalogGenerator(1_000).file(0, 1_000).length() / 1_000).isBetween(700, 1_600);
    }
}
