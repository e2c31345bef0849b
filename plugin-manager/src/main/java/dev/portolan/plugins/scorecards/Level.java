package dev.portolan.plugins.scorecards;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// One level of a scorecard: reached with all checks of it and of those below.
record Level(
        @NotBlank @Size(max = 40) String name,
        @NotNull @Size(max = 50) List<@NotNull CheckId> checks) {
    Level {
        // A null in it is the validator's to find.
        checks = checks == null ? null : checks.stream().toList();
    }
}
