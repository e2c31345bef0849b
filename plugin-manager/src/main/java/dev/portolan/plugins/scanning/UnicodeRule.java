package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.packages.PackageFiles;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Finds hidden characters: in code and manifest they are errors, in texts for people those that no language needs.
final class UnicodeRule {
    private static final String EXPECTED = "characters that can be seen";

    private final Flaws flaws;

    UnicodeRule(Flaws flaws) {
        this.flaws = flaws;
    }

    /// @param decoded what files say once their escapes are resolved, by path
    void check(PackageFiles files, Map<String, JsonNode> decoded) {
        for (var path : files.paths()) {
            // Pictures, as was found before, and modules, which their runtime reads.
            if (!path.startsWith("screenshots/") && !path.endsWith(".wasm")) {
                text(files.bytes(path).orElse(new byte[0])).ifPresent(text -> check(path, text));
            }
        }
        decoded.forEach((path, json) -> walk(path, JsonPointer.empty(), json));
    }

    private void check(String path, String text) {
        var points = text.codePoints().toArray();
        var line = 1;
        for (var i = points.length > 0 && points[0] == 0xFEFF ? 1 : 0; i < points.length; i++) {
            if (points[i] == '\n') {
                line++;
            }
            var flag = isText(path) ? HiddenCharacters.flagEnd(points, i) : i;
            if (flag > i) {
                i = flag - 1;
                continue;
            }
            var severity = severity(path, points, i);
            if (severity.isPresent()) {
                flaws.add(finding(path, points[i], severity.get()).atLine(line));
            }
        }
    }

    private void walk(String path, JsonPointer at, JsonNode json) {
        if (json.isTextual()) {
            escaped(path, at, json.asText());
        }
        for (var entry : json.properties()) {
            escaped(path, at.appendProperty(entry.getKey()), entry.getKey());
            walk(path, at.appendProperty(entry.getKey()), entry.getValue());
        }
        for (var i = 0; json.isArray() && i < json.size(); i++) {
            walk(path, at.appendIndex(i), json.get(i));
        }
    }

    private void escaped(String path, JsonPointer at, String value) {
        var points = value.codePoints().toArray();
        for (var i = 0; i < points.length; i++) {
            var severity = severity(path, points, i);
            if (severity.isPresent()) {
                flaws.add(finding(path + "#" + at, points[i], severity.get()));
            }
        }
    }

    private static ScanFinding finding(String path, int c, Severity severity) {
        var name = Optional.ofNullable(Character.getName(c)).orElse("UNNAMED");
        return new ScanFinding(
                Rule.HIDDEN_UNICODE,
                severity,
                path,
                null,
                "U+%04X %s".formatted(c, name),
                EXPECTED,
                "A character stands there that readers do not see.");
    }

    private static Optional<Severity> severity(String path, int[] points, int at) {
        var kind = HiddenCharacters.kind(points[at]);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var before = at == 0 ? 0 : points[at - 1];
        var after = at + 1 == points.length ? 0 : points[at + 1];
        var strict = isText(path) ? Severity.WARNING : Severity.ERROR;
        return switch (kind.get()) {
            case BIDI_CONTROL, TAG -> Optional.of(Severity.ERROR);
            case BIDI_MARK, SOFT_HYPHEN -> isText(path) ? Optional.empty() : Optional.of(Severity.ERROR);
            case JOINER ->
                HiddenCharacters.joinsEmoji(points[at], before, after)
                                || isText(path) && HiddenCharacters.joinsLetters(before, after)
                        ? Optional.empty()
                        : Optional.of(strict);
            case VARIATION -> {
                if (HiddenCharacters.isVariation(before)) {
                    yield Optional.of(Severity.ERROR); // a row of them spells out something
                }
                yield HiddenCharacters.isEmojiVariation(points[at]) ? Optional.empty() : Optional.of(strict);
            }
            case ZERO_WIDTH, INVISIBLE, CONTROL, LINE_SEPARATOR -> Optional.of(strict);
        };
    }

    /// For people, in any language.
    private static boolean isText(String path) {
        return path.endsWith(".md") || path.startsWith("i18n/");
    }

    /// @return empty for what is no text
    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
