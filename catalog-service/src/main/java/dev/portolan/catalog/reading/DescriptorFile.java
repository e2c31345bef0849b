package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private final URI url;
    private final URI origin;
    private final Ref parent;
    private final YamlParser yaml;
    private final FileSource files;
    private final Substitutions substitutions;
    private final ReadingCount count;
    private final List<Emitted> emitted = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean whole = true;

    /// @param origin the registered target that led here
    /// @param parent the Location entity that led here
    DescriptorFile(URI url, URI origin, Ref parent, YamlParser yaml, FileSource files, ReadingCount count) {
        this.url = url;
        this.origin = origin;
        this.parent = parent;
        this.yaml = yaml;
        this.files = files;
        this.substitutions = new Substitutions(files, yaml, url);
        this.count = count;
    }

    /// @param most documents; those after are left out, with a finding
    Content read(byte[] content, int most) {
        var documents = YamlDocument.split(new String(content, StandardCharsets.UTF_8));
        count.documentsToRead(Math.min(documents.size(), most));
        documents.stream().limit(most).forEach(document -> {
            read(document);
            count.documentRead();
        });
        if (documents.size() > most) {
            whole = false;
            findings.add(Finding.of(
                    Place.of(url.toString()),
                    "The file has %d documents; only the first %d are read.".formatted(documents.size(), most),
                    "Spread the entities over several files."));
        }
        return new Content(emitted, findings, whole);
    }

    private void read(YamlDocument document) {
        switch (yaml.parse(document)) {
            case YamlParser.Outcome.Broken(var line, var message) -> {
                whole = false;
                findings.add(Finding.of(
                        new Place(url.toString(), line, document.number(), null),
                        message,
                        "Correct the YAML of this document; the other documents of the file are not concerned."));
            }
            case YamlParser.Outcome.Parsed(var json, var lines) -> {
                var faults = EntityRules.envelope(json);
                if (json.isNull()) {
                    return;
                }
                if (faults.isEmpty()) {
                    entity(new Entity((ObjectNode) json), document, lines);
                } else {
                    whole = false;
                    report(faults, null, document, lines);
                }
            }
        }
    }

    private void entity(Entity raw, YamlDocument document, Map<String, Integer> lines) {
        var faults = new ArrayList<Fault>();
        Entity entity = raw;
        try {
            entity = new Entity((ObjectNode) substitutions.apply(raw.json()));
            faults.addAll(complete(entity));
        } catch (Substitutions.Failure e) {
            faults.add(new Fault(e.pointer(), null, null, String.valueOf(e.getMessage())));
        }
        if (faults.isEmpty()) {
            emitted.add(Emitted.valid(parent, url.toString(), entity));
        } else {
            report(faults, raw.ref(), document, lines);
            emitted.add(Emitted.faulty(
                    parent,
                    raw.ref(),
                    url.toString(),
                    faults.stream().map(Fault::message).toList()));
        }
    }

    private List<Fault> complete(Entity entity) {
        return EntityCompletion.complete(entity, files.provenance(url, origin));
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
