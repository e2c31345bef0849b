package dev.portolan.catalog.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which files of which repository are read, written `<url>#<branch>:<pattern>`. Without a branch,
/// `<url>#:<pattern>`, it is the repository's own default one.
///
/// @param url of the repository, http or https, as `git clone` takes it
/// @param branch its short name, such as `main`; null for the default one
/// @param pattern of paths from the repository's root: `*` within a folder, `**` across folders, `{a,b}`, `?`
public record GitAddress(URI url, @Nullable String branch, String pattern) {
    public static final String DEFAULT_PATTERN = "**/catalog-info.yaml";

    private static final int LONGEST_URL = 1000;
    private static final int LONGEST_NAME = 250;
    private static final Pattern SSH_SHORTHAND = Pattern.compile("[\\w.-]+@([\\w.-]+):([^/].*)");
    // What git check-ref-format refuses, and a leading dash, which would read as an option.
    private static final Pattern NO_BRANCH =
            Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)|^[-/.]|[/.]$|^@$|^refs/");
    private static final Set<String> STEPS = Set.of("", ".", "..");

    /// @throws IllegalArgumentException when a part is none that can be read; the message is a sentence for people
    public GitAddress {
        objectionToUrl(url).ifPresent(GitAddress::refuse);
        if (branch != null) {
            objectionToBranch(branch).ifPresent(GitAddress::refuse);
        }
        objectionToPattern(pattern).ifPresent(GitAddress::refuse);
        url = withoutLastSlash(url);
    }

    /// Makes an address of what somebody entered, spaces around it left away.
    ///
    /// @param branch null or blank for the default one
    /// @param pattern null or blank for [#DEFAULT_PATTERN]
    /// @throws IllegalArgumentException when a part is none that can be read; the message is a sentence for people
    public static GitAddress of(String url, @Nullable String branch, @Nullable String pattern) {
        return new GitAddress(
                uri(url.strip()),
                branch == null || branch.isBlank() ? null : branch.strip(),
                pattern == null || pattern.isBlank() ? DEFAULT_PATTERN : pattern.strip());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not `<url>#<branch>:<pattern>`
    public static GitAddress parse(String text) {
        var hash = text.indexOf('#');
        var colon = text.indexOf(':', hash + 1);
        if (hash < 0 || colon < 0) {
            throw new IllegalArgumentException("A Git location is written <url>#<branch>:<pattern>.");
        }
        return of(text.substring(0, hash), text.substring(hash + 1, colon), text.substring(colon + 1));
    }

    /// What is wrong with the address of a repository, as a sentence; empty when nothing is.
    public static Optional<String> objectionToUrl(String url) {
        try {
            return objectionToUrl(uri(url.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /// What is wrong with the name of a branch, as a sentence; empty when nothing is.
    public static Optional<String> objectionToBranch(String branch) {
        return branch.isEmpty()
                        || branch.length() > LONGEST_NAME
                        || NO_BRANCH.matcher(branch).find()
                ? Optional.of("“%s” is no name of a branch; enter it as in `git branch`, such as main."
                        .formatted(shown(branch)))
                : Optional.empty();
    }

    /// What is wrong with a pattern, as a sentence; empty when nothing is.
    public static Optional<String> objectionToPattern(String pattern) {
        if (pattern.isBlank()
                || pattern.length() > LONGEST_NAME
                || pattern.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(
                    "The pattern must have 1 to %d characters, such as %s.".formatted(LONGEST_NAME, DEFAULT_PATTERN));
        }
        for (var step : pattern.split("/", -1)) {
            if (STEPS.contains(step)) {
                return Optional.of(
                        ("“%s” is no pattern: it starts at the repository's root, so without a slash in front,"
                                        + " and has no empty step, no . and no .. in it; such as %s.")
                                .formatted(shown(pattern), DEFAULT_PATTERN));
            }
        }
        return PathPattern.objection(pattern);
    }

    @Override
    public String toString() {
        return url + "#" + (branch == null ? "" : branch) + ":" + pattern;
    }

    private static Optional<String> objectionToUrl(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("“%s” is no address that repositories are read from: only https and http are, such as"
                            .formatted(shown(url.toString()))
                    + " https://github.com/owner/repository.git.");
        }
        if (url.getHost() == null || url.getPath().replace("/", "").isEmpty()) {
            return Optional.of(
                    "“%s” names no repository: a host and a path are needed, such as".formatted(shown(url.toString()))
                            + " https://github.com/owner/repository.git.");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("The address must not hold a name or a token: put the token into a connection to %s."
                    .formatted(url.getHost()));
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("The address of a repository has no ? and no #.");
        }
        return url.toString().length() > LONGEST_URL
                ? Optional.of("The address is longer than %d characters.".formatted(LONGEST_URL))
                : Optional.empty();
    }

    private static URI uri(String text) {
        var ssh = SSH_SHORTHAND.matcher(text);
        if (ssh.matches()) {
            throw new IllegalArgumentException("Repositories are read over https, not over ssh: try https://%s/%s."
                    .formatted(ssh.group(1), shown(ssh.group(2))));
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "“%s” is no address of a repository; such as https://github.com/owner/repository.git."
                            .formatted(shown(text)),
                    e);
        }
    }

    private static URI withoutLastSlash(URI url) {
        var text = url.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : url;
    }

    // A mistyped address may hold a token.
    private static String shown(String text) {
        var plain = text.replaceAll("//[^/@]*@", "//…@").replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }

    private static void refuse(String sentence) {
        throw new IllegalArgumentException(sentence);
    }
}
