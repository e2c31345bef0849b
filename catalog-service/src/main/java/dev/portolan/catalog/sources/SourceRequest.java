package dev.portolan.catalog.sources;

import dev.portolan.catalog.git.GitAddress;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A source in a request: which fields belong to it, its kind says.
///
/// @param kind `url`, `git` or `upload`
/// @param target of a `url`
/// @param url of a repository, for `git`, as are `branch` and `pattern`
/// @param name of an `upload`, as is `content`, a YAML text
record SourceRequest(
        @Nullable String kind,
        @Nullable String target,
        @Nullable String url,
        @Nullable String branch,
        @Nullable String pattern,
        @Nullable String name,
        @Nullable String content) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "url", Set.of("target"), "git", Set.of("url", "branch", "pattern"), "upload", Set.of("name", "content"));

    /// @param mostBytes of an upload
    /// @throws ProblemException `invalid`, with every field at fault
    Origin origin(int mostBytes) {
        if (kind == null || !FIELDS.containsKey(kind)) {
            throw ProblemException.invalid(
                    "/kind", kind == null ? "is needed: url, git or upload" : "is none of url, git and upload");
        }
        var faults = new ArrayList<Violation>();
        given().forEach(field -> {
            if (!FIELDS.get(kind).contains(field)) {
                faults.add(new Violation("/" + field, "is not for sources of kind " + kind + "; leave it out"));
            }
        });
        var origin = switch (kind) {
            case "url" -> web(faults);
            case "git" -> git(faults);
            default -> upload(mostBytes, faults);
        };
        if (origin == null || !faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", faults);
        }
        return origin;
    }

    private Set<String> given() {
        var all = new TreeMap<String, String>();
        put(all, "target", target);
        put(all, "url", url);
        put(all, "branch", branch);
        put(all, "pattern", pattern);
        put(all, "name", name);
        put(all, "content", content);
        return all.keySet();
    }

    private static void put(Map<String, String> all, String field, @Nullable String value) {
        if (value != null) {
            all.put(field, value);
        }
    }

    private @Nullable Origin web(List<Violation> faults) {
        var text = needed(
                "target", target, "the address of a file, such as https://example.com/catalog-info.yaml", faults);
        try {
            return text.isEmpty() ? null : new Origin.Web(Urls.absolute(text).toString());
        } catch (IllegalArgumentException e) {
            faults.add(new Violation("/target", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private @Nullable Origin git(List<Violation> faults) {
        var address = needed("url", url, "the address of a repository", faults);
        check("url", address, GitAddress::objectionToUrl, faults);
        check("branch", branch == null ? "" : branch.strip(), GitAddress::objectionToBranch, faults);
        check("pattern", pattern == null ? "" : pattern.strip(), GitAddress::objectionToPattern, faults);
        return faults.isEmpty() ? new Origin.Git(GitAddress.of(address, branch, pattern)) : null;
    }

    private Origin upload(int mostBytes, List<Violation> faults) {
        var called = needed("name", name, "what the upload is to be called, such as teams.yaml", faults);
        check(
                "name",
                called,
                text -> NAME.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of("must have 1 to 100 of the characters A-Z a-z 0-9 . _ -, a letter or digit first;"
                                + " such as teams.yaml"),
                faults);
        if (content == null) {
            faults.add(new Violation("/content", "is needed: the YAML text"));
        } else {
            objectionTo(content, mostBytes).ifPresent(sentence -> faults.add(new Violation("/content", sentence)));
        }
        return new Origin.Upload(called, content == null ? "" : content);
    }

    /// What is wrong with a text as a whole, in a sentence; empty where nothing is.
    static Optional<String> objectionTo(String content, int mostBytes) {
        var bytes = content.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > mostBytes) {
            return Optional.of(
                    "has %,d bytes and may have %,d; spread it over several uploads".formatted(bytes, mostBytes));
        }
        if (content.isBlank()) {
            return Optional.of("is empty; put YAML documents there, each an entity");
        }
        return content.indexOf('\0') >= 0
                ? Optional.of("has a NUL character, so it is no text; put YAML there, in UTF-8")
                : Optional.empty();
    }

    private static String needed(String field, @Nullable String value, String what, List<Violation> faults) {
        if (value == null || value.isBlank()) {
            faults.add(new Violation("/" + field, "is needed: " + what));
            return "";
        }
        return value.strip();
    }

    private static void check(
            String field, String value, Function<String, Optional<String>> rule, List<Violation> faults) {
        if (!value.isEmpty()) {
            rule.apply(value).ifPresent(sentence -> faults.add(new Violation("/" + field, sentence)));
        }
    }
}
