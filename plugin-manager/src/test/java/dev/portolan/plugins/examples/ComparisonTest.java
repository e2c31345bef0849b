package dev.portolan.plugins.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What counts as the same output.
class ComparisonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1.0", "[1]|[1.0]", "{\"a\": 1e2}|{\"a\": 100}", "\"09:30:00Z\"|\"09:30:00.000Z\"", "null|null"})
    void isTheSame(String expected, String found) throws JsonProcessingException {
        assertThat(Comparison.between(JSON.readTree(expected), JSON.readTree(found)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1.5", "1|\"1\"", "[1]|[1, 2]", "{\"a\": 1}|{}", "0|null"})
    void isAnother(String expected, String found) throws JsonProcessingException {
        assertThat(Comparison.between(JSON.readTree(expected), JSON.readTree(found)))
                .hasSize(1);
    }
}
