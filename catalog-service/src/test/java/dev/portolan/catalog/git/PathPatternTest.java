package dev.portolan.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**/catalog-info.yaml   | catalog-info.yaml          | true",
                "**/catalog-info.yaml   | a/b/catalog-info.yaml      | true",
                "**/catalog-info.yaml   | a/my-catalog-info.yaml     | false",
                "**/catalog-info.yaml   | catalog-info.yaml/x        | false",
                "*.yaml                 | a.yaml                     | true",
                "*.yaml                 | a/b.yaml                   | false",
                "*.yaml                 | a.yml                      | false",
                "a/*/c.yaml             | a/b/c.yaml                 | true",
                "a/*/c.yaml             | a/b/b/c.yaml               | false",
                "a/**/c.yaml            | a/c.yaml                   | true",
                "a/**                   | a/b/c.txt                  | true",
                "a/**                   | b/c.txt                    | false",
                "**                     | a/b                        | true",
                "?.yaml                 | a.yaml                     | true",
                "?.yaml                 | ab.yaml                    | false",
                "{a,b}/*.{yaml,yml}     | b/x.yml                    | true",
                "{a,b}/*.{yaml,yml}     | c/x.yml                    | false",
                "{a/b,c}/x              | a/b/x                      | true",
                ".github/[x].yaml       | .github/[x].yaml           | true",
                "a.yaml                 | aXyaml                     | false",
                "*a*b*                  | xxaxxbxx                   | true",
                "*a*b*                  | xxbxxaxx                   | false",
                "**/a/**/b              | a/a/x/b/b                  | true",
            })
    void aPatternMeansThesePathsAndNoOthers(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void noPatternTakesForEver() {
        var pattern = new PathPattern("*a".repeat(100) + "b/" + "**/a/".repeat(10) + "b");
        var path = ("a".repeat(250) + "/").repeat(16) + "c";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(pattern.matches(path)).isFalse());
    }
}
