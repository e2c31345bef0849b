package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads one YAML document as JSON, within limits that no file can get around: depth, number of values, uses of
/// aliases.
@ApplicationScoped
class YamlParser {
    private static final int LONGEST = 300;

    private final CatalogConfig.Reading limits;

    YamlParser(CatalogConfig config) {
        this.limits = config.reading();
    }

    /// What one file may cost.
    CatalogConfig.Reading limits() {
        return limits;
    }

    Outcome parse(YamlDocument document) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(limits.maxDepth());
        options.setMaxAliasesForCollections(limits.maxAliases());
        options.setCodePointLimit(limits.maxFileBytes());
        options.setProcessComments(false);
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(document.text()));
            var converter = new YamlConverter(document.firstLine(), limits);
            return new Outcome.Parsed(converter.convert(root), converter.lines(), converter.characters());
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            return new Outcome.Broken(
                    document.firstLine() + (mark == null ? 0 : mark.getLine()),
                    "YAML error: " + Texts.shown(String.valueOf(e.getProblem()), LONGEST));
        } catch (ReaderException e) {
            return new Outcome.Broken(
                    document.lineAt(e.getPosition()),
                    "YAML error: the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()));
        } catch (YamlConverter.Refusal e) {
            return new Outcome.Broken(e.line(), "YAML error: " + e.getMessage(), e.limit());
        } catch (YAMLException e) {
            return beyond(document, e);
        }
    }

    // The parser's words for its limits name its own settings.
    private Outcome beyond(YamlDocument document, YAMLException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("Nesting Depth")) {
            return broken(document, "nested deeper than %d levels", "at most %d levels", limits.maxDepth());
        }
        if (message.contains("aliases")) {
            return broken(document, "more than %d uses of aliases", "at most %d uses of aliases", limits.maxAliases());
        }
        if (message.contains("exceeds the limit")) {
            return broken(document, "longer than %d characters", "at most %d characters", limits.maxFileBytes());
        }
        return new Outcome.Broken(
                document.firstLine(),
                "YAML error: " + message.lines().findFirst().orElse("not readable"));
    }

    private static Outcome broken(YamlDocument document, String message, String expected, int limit) {
        return new Outcome.Broken(
                document.firstLine(), "YAML error: " + message.formatted(limit), expected.formatted(limit));
    }

    /// What became of a document.
    sealed interface Outcome {
        /// @param lines line of the file by JSON Pointer
        /// @param characters of all names and values, aliases included
        record Parsed(JsonNode json, Map<String, Integer> lines, long characters) implements Outcome {}

        /// @param line of the file, from 1
        /// @param limit what would have been in order, where there is too much of something; null otherwise
        record Broken(int line, String message, @Nullable String limit) implements Outcome {
            Broken(int line, String message) {
                this(line, message, null);
            }
        }
    }
}
