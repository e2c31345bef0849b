package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.model.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a location with everything its Location entities lead to. Touches no database; may take as long as all its
/// fetches together.
@ApplicationScoped
public class SourceReader implements OriginReader {
    private final Fetch.Fetcher fetcher;
    private final YamlParser yaml;
    private final CatalogConfig.Reading limits;

    SourceReader(Fetch.Fetcher fetcher, YamlParser yaml, CatalogConfig config) {
        this.fetcher = fetcher;
        this.yaml = yaml;
        this.limits = config.reading();
    }

    @Override
    public String type() {
        return "url";
    }

    /// @param target an absolute URL
    @Override
    public ReadSource read(Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        return new Reading(root, Urls.absolute(target), files(known), progress).run();
    }

    /// Reads files that are had in another way than one by one from the web, and what their Location entities lead to.
    ///
    /// @param target address of the whole, for people
    /// @param first the files to begin with
    public ReadSource read(Ref root, URI target, List<URI> first, FileSource files, ReadingProgress progress) {
        return new Reading(root, target, files, progress).run(first);
    }

    /// Reads all files, but only if one of those known is no longer as it was.
    @Override
    public Optional<ReadSource> readIfChanged(
            Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        return ifChanged(root, Urls.absolute(target), known, files(known), progress);
    }

    /// Reads a text that stands nowhere on the web, and what its Location entities lead to there.
    ///
    /// @param name of the text, a URI of a type of its own: `upload:teams`
    public ReadSource readText(Ref root, URI name, String text, List<KnownFile> known, ReadingProgress progress) {
        return new Reading(root, name, files(known, given(name, text)), progress).run();
    }

    /// Reads such a text, but only if it or something that it leads to is no longer as it was.
    public Optional<ReadSource> readTextIfChanged(
            Ref root, URI name, String text, List<KnownFile> known, ReadingProgress progress) {
        return ifChanged(root, name, known, files(known, given(name, text)), progress);
    }

    private Optional<ReadSource> ifChanged(
            Ref root, URI target, List<KnownFile> known, SourceFiles files, ReadingProgress progress) {
        return known.isEmpty()
                        || files.anyChanged(known.stream().map(KnownFile::url).toList())
                ? Optional.of(new Reading(root, target, files, progress).run())
                : Optional.empty();
    }

    private static SourceFiles.Given given(URI name, String text) {
        return new SourceFiles.Given(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private SourceFiles files(List<KnownFile> known) {
        return files(known, null);
    }

    private SourceFiles files(List<KnownFile> known, SourceFiles.@Nullable Given given) {
        var byUrl = known.stream().collect(Collectors.toMap(KnownFile::url, file -> file));
        return new SourceFiles(fetcher.forCurrentTenant(), limits, byUrl::get, given);
    }

    /// A file to be read.
    ///
    /// @param from the file and Location entity that lead to it
    private record Step(URI url, Emitted from, boolean optional) {}

    /// One run through all files, breadth first, a level at once.
    private final class Reading {
        private final URI target;
        private final FileSource files;
        private final ReadingCount count;
        private final Emitted root;
        private final List<Emitted> emitted = new ArrayList<>();
        private final Set<String> keep = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, List<Emitted>> done = new HashMap<>();

        Reading(Ref root, URI target, FileSource files, ReadingProgress progress) {
            this.target = target;
            this.files = files;
            this.count = new ReadingCount(progress, files.phase());
            this.root = Emitted.valid(root, target.toString(), LocationEntity.of(root, target.toString()));
        }

        ReadSource run() {
            return run(List.of(target));
        }

        ReadSource run(List<URI> first) {
            var level = first.stream().map(url -> new Step(url, root, false)).toList();
            for (var depth = 0; !level.isEmpty(); depth++) {
                if (depth > limits.maxLocationDepth()) {
                    tooDeep(level);
                    break;
                }
                level = readLevel(level);
            }
            return new ReadSource(
                    emitted,
                    keep,
                    findings,
                    files.all(),
                    files.settled(),
                    files.revision(target),
                    files.current(target));
        }

        private List<Step> readLevel(List<Step> level) {
            var fresh = level.stream()
                    .filter(step -> !done.containsKey(step.url().toString()))
                    .collect(Collectors.toMap(Step::url, step -> step, (first, _) -> first, LinkedHashMap::new));
            count.filesToCome(fresh.size());
            var contents = Parallel.map(fresh.values(), this::content);
            var next = new ArrayList<Step>();
            contents.forEach(content -> {
                findings.addAll(content.findings());
                keep.addAll(content.keep());
                done.put(content.url().toString(), content.emitted());
                content.emitted().forEach(entity -> next.addAll(follow(entity, content.url())));
            });
            for (var step : level) {
                done.getOrDefault(step.url().toString(), List.of())
                        .forEach(entity -> emitted.add(entity.under(step.from().ref())));
            }
            return next;
        }

        private StepContent content(Step step) {
            var url = step.url();
            var loaded = files.load(url, false);
            count.fileCame();
            return switch (loaded) {
                case Loaded.Unreadable(var sentence, var missing, var mend) -> {
                    var forgiven = missing && step.optional();
                    yield new StepContent(
                            url,
                            List.of(),
                            forgiven ? Set.of() : Set.of(url.toString()),
                            forgiven ? List.of() : List.of(unreadable(url, sentence, mend)));
                }
                case Loaded.File file -> {
                    var content = new DescriptorFile(url, target, step.from().ref(), yaml, files, count)
                            .read(file.file().content());
                    var all = new ArrayList<>(content.findings());
                    var trouble = file.trouble();
                    if (trouble != null) {
                        all.add(unreadable(url, trouble.sentence(), trouble.mend()));
                    }
                    yield new StepContent(
                            url, content.emitted(), content.whole() ? Set.of() : Set.of(url.toString()), all);
                }
            };
        }

        private List<Step> follow(Emitted location, URI base) {
            var entity = location.ref().kind().equals("location") ? location.entity() : null;
            if (entity == null || !entity.kind().equals("Location")) {
                return List.of();
            }
            var type = entity.spec("type").asText("url");
            if (!type.equals("url")) {
                findings.add(Finding.of(
                        base.toString(),
                        "The location type of %s is \"%s\"; only \"url\" can be read.".formatted(location.ref(), type),
                        "Give spec.type: url, or leave it out."));
                return List.of();
            }
            var optional = entity.spec("presence").asText().equals("optional");
            return targets(entity)
                    .flatMap(text -> meant(text, base, location).stream())
                    .map(url -> new Step(url, location, optional))
                    .toList();
        }

        private List<URI> meant(String text, URI base, Emitted location) {
            try {
                if (!text.contains("*")) {
                    return List.of(files.resolve(base, text));
                }
                var matching = files.matching(base, text);
                if (matching.isPresent()) {
                    return matching.get();
                }
                findings.add(Finding.of(
                        base.toString(),
                        "The target \"%s\" of %s is a pattern, and web servers do not list their folders."
                                .formatted(text, location.ref()),
                        "Name each file in spec.targets, or register the repository as a Git source."));
            } catch (IllegalArgumentException e) {
                findings.add(Finding.of(
                        base.toString(),
                        "The target of %s cannot be read: %s".formatted(location.ref(), e.getMessage()),
                        "Correct the target in spec.target or spec.targets."));
            }
            return List.of();
        }

        private void tooDeep(List<Step> level) {
            level.forEach(step -> keep.add(step.url().toString()));
            findings.add(Finding.of(
                    level.getFirst().from().file(),
                    "Location entities lead deeper than %d files; %d files further down were not read."
                            .formatted(limits.maxLocationDepth(), level.size()),
                    "Let the registered file name the files directly."));
        }
    }

    private static Stream<String> targets(Entity location) {
        return Stream.concat(
                        Stream.of(location.spec("target")),
                        location.spec("targets").valueStream())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private static Finding unreadable(URI url, String sentence, @Nullable String mend) {
        return Finding.of(
                url.toString(),
                "Unable to read url: " + sentence,
                mend == null
                        ? "Check that the address is right and that the file can be had without signing in."
                        : mend);
    }

    private record StepContent(URI url, List<Emitted> emitted, Set<String> keep, List<Finding> findings) {}
}
