package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// What a check says of an entity.
enum Verdict {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("not_applicable")
    NOT_APPLICABLE;

    static Optional<Verdict> named(String word) {
        return switch (word) {
            case "pass" -> Optional.of(PASS);
            case "fail" -> Optional.of(FAIL);
            case "not_applicable" -> Optional.of(NOT_APPLICABLE);
            default -> Optional.empty();
        };
    }
}
