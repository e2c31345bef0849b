package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringReader;
import java.util.Map;
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

    Outcome parse(YamlDocument document) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(limits.maxDepth());
        options.setMaxAliasesForCollections(limits.maxAliases());
        options.setCodePointLimit(limits.maxFileBytes());
        options.setProcessComments(false);
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(document.text()));
            var converter = new YamlConverter(document.firstLine(), limits);
            return new Outcome.Parsed(converter.convert(root), converter.lines());
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
            return new Outcome.Broken(e.line(), "YAML error: " + e.getMessage());
        } catch (YAMLException e) {
            return new Outcome.Broken(document.firstLine(), "YAML error: " + sentence(e));
        }
    }

    // The parser's words for its limits name its own settings.
    private String sentence(YAMLException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("Nesting Depth")) {
            return "nested deeper than %d levels".formatted(limits.maxDepth());
        }
        if (message.contains("aliases")) {
            return "more than %d uses of aliases".formatted(limits.maxAliases());
        }
        if (message.contains("exceeds the limit")) {
            return "longer than %d characters".formatted(limits.maxFileBytes());
        }
        return message.lines().findFirst().orElse("not readable");
    }

    /// What became of a document.
    sealed interface Outcome {
        /// @param lines line of the file by JSON Pointer
        record Parsed(JsonNode json, Map<String, Integer> lines) implements Outcome {}

        /// @param line of the file, from 1
        record Broken(int line, String message) implements Outcome {}
    }
}
