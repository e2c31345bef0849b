package dev.portolan.catalog.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.catalog.reading.Urls;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which files of which repository are read, written `<url>#<branch>:<pattern>`, as the target of a
/// location of type
/// `git` is.
///
/// @param branch null for the repository's own default one
@JsonInclude(JsonInclude.Include.NON_NULL)
record GitTarget(String url, @Nullable String branch, String pattern) {
    static final String DEFAULT_PATTERN = "**/catalog-info.yaml";

    private static final Pattern TEXT = Pattern.compile("([^#]*)#([^:]*):(.*)");
    private static final Pattern BRANCH = Pattern.compile("[^\\s:~^?*\\[\\\\\\p{Cntrl}#]{1,250}");
    private static final int LONGEST_PATTERN = 250;

    /// Reads the text form; empty where it is none.
    static Optional<GitTarget> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new GitTarget(parts.group(1), parts.group(2).isEmpty() ? null : parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /// What is wrong with an address, in a sentence; empty where nothing is.
    static Optional<String> objectionToUrl(String url) {
        try {
            var address = Urls.absolute(url);
            return address.getRawUserInfo() != null || address.getRawFragment() != null || address.getRawQuery() != null
                    ? Optional.of("must be the bare address of a repository, without a name, a query or a fragment;"
                            + " such as https://github.com/owner/repository.git")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static Optional<String> objectionToBranch(String branch) {
        return BRANCH.matcher(branch).matches() && !branch.startsWith("-")
                ? Optional.empty()
                : Optional.of("is no name of a branch; enter it as git shows it, such as main");
    }

    static Optional<String> objectionToPattern(String pattern) {
        return pattern.length() > LONGEST_PATTERN || pattern.chars().anyMatch(Character::isISOControl)
                ? Optional.of("must have 1 to %d characters, such as %s".formatted(LONGEST_PATTERN, DEFAULT_PATTERN))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return url + "#" + (branch == null ? "" : branch) + ":" + pattern;
    }
}
