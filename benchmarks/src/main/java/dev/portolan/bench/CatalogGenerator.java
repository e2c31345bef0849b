package dev.portolan.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes up a catalog: the same one for the same size, with the relations, tags and lengths that catalogs have.
///
/// Of a hundred entities, 60 are components, 15 APIs, 10 users, 8 resources, 3 systems, 3 groups and 1 is a domain;
/// their JSON is about 2 KiB with relations.
final class CatalogGenerator {
    static final List<String> TYPES = List.of("service", "website", "library", "pipeline");
    static final List<String> TAGS = List.of(
            "java",
            "go",
            "python",
            "typescript",
            "rust",
            "kafka",
            "postgres",
            "grpc",
            "rest",
            "batch",
            "frontend",
            "critical",
            "legacy",
            "internal",
            "external",
            "pci",
            "gdpr",
            "data",
            "ml",
            "edge");
    static final List<String> WORDS = List.of(
            "payments",
            "ledger",
            "orders",
            "billing",
            "shipping",
            "catalog",
            "search",
            "identity",
            "profile",
            "pricing",
            "inventory",
            "risk",
            "fraud",
            "notification",
            "report",
            "gateway",
            "session",
            "media",
            "booking",
            "loyalty",
            "voucher",
            "invoice",
            "audit",
            "export");

    private static final List<String> PARTS =
            List.of("api", "worker", "store", "sync", "portal", "engine", "adapter", "cache", "jobs", "events");
    private static final List<String> LIFECYCLES = List.of("production", "production", "experimental", "deprecated");
    private static final int KINDS = 100;

    private final int size;

    /// @param size how many entities
    CatalogGenerator(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /// The descriptors of some entities as one YAML file.
    String file(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::document).collect(Collectors.joining("---\n"));
    }

    /// The whole reference of one entity.
    String ref(int index) {
        return kind(index) + ":default/" + name(index);
    }

    /// A group that owns something.
    String group(int number) {
        return name(Math.floorMod(number, groups()) * KINDS + 94);
    }

    private int groups() {
        return Math.max(1, size / KINDS);
    }

    static String kind(int index) {
        var turn = index % KINDS;
        return turn < 60
                ? "component"
                : turn < 75 ? "api" : turn < 83 ? "resource" : turn < 93 ? "user" : turn < 96 ? "group" : rest(turn);
    }

    private static String rest(int turn) {
        return turn < 99 ? "system" : "domain";
    }

    static String name(int index) {
        var random = new Random(index * 31L + 7);
        return "%s-%s-%s-%05d".formatted(pick(random, WORDS), pick(random, WORDS), pick(random, PARTS), index);
    }

    private String document(int index) {
        var random = new Random(index);
        var kind = kind(index);
        var text = new StringBuilder();
        text.append("apiVersion: backstage.io/v1alpha1\nkind: ")
                .append(written(kind))
                .append("\nmetadata:\n");
        text.append("  name: ").append(name(index)).append('\n');
        text.append("  title: ").append(title(index)).append('\n');
        text.append("  description: ").append(sentence(random, 12)).append('\n');
        text.append("  labels:\n    tier: \"")
                .append(random.nextInt(4))
                .append("\"\n    cost-center: cc-")
                .append(random.nextInt(40))
                .append('\n');
        text.append("  annotations:\n    github.com/project-slug: example/")
                .append(name(index))
                .append('\n');
        text.append("    backstage.io/techdocs-ref: dir:.\n    example.com/on-call: schedule-")
                .append(random.nextInt(200))
                .append("\n    sonarqube.org/project-key: ")
                .append(name(index))
                .append('\n');
        text.append("  tags: [")
                .append(TAGS.get(random.nextInt(7)))
                .append(", ")
                .append(TAGS.get(7 + random.nextInt(6)))
                .append(", ")
                .append(TAGS.get(13 + random.nextInt(7)))
                .append("]\n");
        text.append("  links:\n    - url: https://dashboards.example.com/d/")
                .append(name(index))
                .append("\n      title: Dashboard\n      icon: dashboard\n    - url: https://runbooks.example.com/")
                .append(name(index))
                .append("\n      title: Runbook\n");
        text.append("spec:\n").append(spec(kind, index, random));
        return text.toString();
    }

    private String spec(String kind, int index, Random random) {
        var owner = "  owner: " + group(random.nextInt(groups())) + "\n";
        return switch (kind) {
            case "component" ->
                "  type: " + (random.nextInt(100) < 25 ? TYPES.getFirst() : pick(random, TYPES)) + "\n  lifecycle: "
                        + pick(random, LIFECYCLES) + "\n" + owner + "  system: " + other("system", random)
                        + "\n  providesApis: [" + other("api", random) + "]\n  consumesApis: ["
                        + other("api", random) + ", " + other("api", random) + "]\n  dependsOn: [component:"
                        + other("component", random) + ", resource:" + other("resource", random) + "]\n";
            case "api" ->
                "  type: openapi\n  lifecycle: " + pick(random, LIFECYCLES) + "\n" + owner + "  system: "
                        + other("system", random) + "\n  definition: |\n    openapi: 3.1.0\n    info: {title: "
                        + title(index) + ", version: 1.0.0}\n    paths: {}\n    # " + sentence(random, 60) + "\n";
            case "resource" ->
                "  type: database\n" + owner + "  system: " + other("system", random) + "\n  settings:\n    size: "
                        + random.nextInt(5000) + "\n    region: eu-" + random.nextInt(6) + "\n    note: "
                        + sentence(random, 25) + "\n";
            case "user" ->
                "  profile:\n    displayName: " + title(index) + "\n    email: " + name(index)
                        + "@example.com\n    picture: https://avatars.example.com/" + name(index)
                        + ".png\n  memberOf: ["
                        + group(random.nextInt(groups())) + "]\n";
            case "group" ->
                "  type: team\n  profile:\n    displayName: " + title(index) + "\n    email: " + name(index)
                        + "@example.com\n  children: []\n";
            case "system" -> owner + "  domain: " + other("domain", random) + "\n";
            default -> owner;
        };
    }

    // An entity of a kind: its turn within a hundred is the first of the kind's, or one of the next few.
    private String other(String kind, Random random) {
        var first = IntStream.range(0, KINDS)
                .filter(turn -> kind(turn).equals(kind))
                .findFirst()
                .orElse(0);
        var count = (int) IntStream.range(0, KINDS)
                .filter(turn -> kind(turn).equals(kind))
                .count();
        return name(random.nextInt(groups()) * KINDS + first + random.nextInt(count));
    }

    private static String written(String kind) {
        return kind.equals("api") ? "API" : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static String title(int index) {
        var random = new Random(index * 17L);
        return "The " + pick(random, WORDS) + " " + pick(random, PARTS) + " of " + pick(random, WORDS) + " " + index;
    }

    private static String sentence(Random random, int words) {
        return "Does "
                + IntStream.range(0, words).mapToObj(_ -> pick(random, WORDS)).collect(Collectors.joining(" "));
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
