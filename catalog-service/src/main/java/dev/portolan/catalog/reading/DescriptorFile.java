package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding.Place;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the entities out of one descriptor file. A fault in one document leaves the others as they are.
final class DescriptorFile {
    // What is smaller by so much cannot grow beyond a limit by being written as JSON.
    private static final int JSON_GROWTH = 8;

    private final URI url;
    private final Provenance from;
    private final Ref parent;
    private final YamlParser yaml;
    private final Substitutions substitutions;
    private final CatalogConfig.Reading limits;
    private final ReadingCount count;
    private final List<Emitted> emitted = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean whole = true;

    /// @param origin the registered target that led here
    /// @param parent the Location entity that led here
    DescriptorFile(URI url, URI origin, Ref parent, YamlParser yaml, FileSource files, ReadingCount count) {
        this.url = url;
        this.from = files.provenance(url, origin);
        this.parent = parent;
        this.yaml = yaml;
        this.limits = yaml.limits();
        this.substitutions = new Substitutions(files, yaml, url);
        this.count = count;
    }

    /// Reads as many documents as a file may have; those after are left out, with a finding.
    Content read(byte[] content) {
        var documents = YamlDocument.split(new String(content, StandardCharsets.UTF_8));
        var most = limits.maxDocuments();
        count.documentsToRead(Math.min(documents.size(), most), leadsOn(documents));
        documents.stream().limit(most).forEach(document -> {
            read(document);
            count.documentRead();
        });
        if (documents.size() > most) {
            whole = false;
            findings.add(new Finding(
                    null,
                    new Place(url.toString(), documents.get(most).firstLine(), most + 1, null),
                    documents.size() + " documents",
                    "at most %d documents in one file".formatted(most),
                    "The file has %d documents; only the first %d are read.".formatted(documents.size(), most),
                    "Spread the entities over several files."));
        }
        return new Content(emitted, findings, whole);
    }

    // Asked before anything is parsed: the word stands wherever the kind does.
    private static boolean leadsOn(List<YamlDocument> documents) {
        return documents.stream().anyMatch(document -> document.text().contains("Location"));
    }

    private void read(YamlDocument document) {
        switch (yaml.parse(document)) {
            case YamlParser.Outcome.Broken(var line, var message, var limit) -> {
                whole = false;
                findings.add(new Finding(
                        null,
                        new Place(url.toString(), line, document.number(), null),
                        null,
                        limit,
                        message,
                        limit == null
                                ? "Correct the YAML of this document; the other documents of the file are not concerned."
                                : "Make this document smaller or simpler; the other documents of the file are not"
                                        + " concerned."));
            }
            case YamlParser.Outcome.Parsed parsed -> {
                var json = parsed.json();
                if (json.isNull()) {
                    return;
                }
                var faults = EntityRules.envelope(json);
                if (faults.isEmpty()) {
                    entity(new Entity((ObjectNode) json), parsed, document);
                } else {
                    whole = false;
                    report(faults, null, document, parsed.lines());
                }
            }
        }
    }

    private void entity(Entity raw, YamlParser.Outcome.Parsed parsed, YamlDocument document) {
        var faults = new ArrayList<Fault>();
        Entity entity = raw;
        try {
            entity = new Entity((ObjectNode) substitutions.apply(raw.json()));
            faults.addAll(EntityCompletion.complete(entity, from));
        } catch (Substitutions.Failure e) {
            faults.add(new Fault(e.pointer(), null, e.expected(), String.valueOf(e.getMessage())));
        }
        if (faults.isEmpty()) {
            faults.addAll(tooLarge(entity, parsed, document));
        }
        if (faults.isEmpty()) {
            emitted.add(Emitted.valid(parent, url.toString(), entity));
        } else {
            report(faults, raw.ref(), document, parsed.lines());
            emitted.add(Emitted.faulty(
                    parent,
                    raw.ref(),
                    url.toString(),
                    faults.stream().map(Fault::message).toList()));
        }
    }

    private List<Fault> tooLarge(Entity entity, YamlParser.Outcome.Parsed parsed, YamlDocument document) {
        var most = limits.maxEntityBytes();
        if (parsed.characters() < most / JSON_GROWTH && document.text().indexOf('$') < 0) {
            return List.of();
        }
        var bytes = entity.json().toString().getBytes(StandardCharsets.UTF_8).length;
        return bytes <= most
                ? List.of()
                : List.of(new Fault(
                        "",
                        "%,d bytes".formatted(bytes),
                        "at most %,d bytes in one entity".formatted(most),
                        "The entity has %,d bytes with everything that it substitutes; one may have %,d."
                                .formatted(bytes, most)));
    }

    private void report(List<Fault> faults, @Nullable Ref ref, YamlDocument document, Map<String, Integer> lines) {
        for (var fault : faults) {
            findings.add(Finding.of(
                    new Place(
                            url.toString(),
                            line(fault.pointer(), lines, document),
                            document.number(),
                            fault.pointer().isEmpty() ? null : fault.pointer(),
                            ref == null ? null : ref.toString()),
                    fault));
        }
    }

    // A value that is missing, or came by a substitution, has no line: the nearest one around it is told.
    private static int line(String pointer, Map<String, Integer> lines, YamlDocument document) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("", document.firstLine());
    }

    /// @param whole whether every document could be told by its reference
    record Content(List<Emitted> emitted, List<Finding> findings, boolean whole) {}
}
