package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;

/// Durations as manifests write them: `30s`, `5m`, `1h`, `2d`.
final class Durations {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

    private Durations() {}

    static Optional<Duration> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }
}
