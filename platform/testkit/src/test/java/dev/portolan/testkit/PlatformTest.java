package dev.portolan.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for the platform's modules, and for every source file.
class PlatformTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int LONGEST_MAIN = 400;
    private static final int LONGEST_TEST = 600;

    @Test
    void contractsStandOnNothingButAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "dev.portolan.contracts..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
                .check(ServiceRules.production("dev.portolan.contracts", 15));
    }

    @Test
    void thePlatformKnowsNoService() {
        var services = new String[] {
            "dev.portolan.tenants..", "dev.portolan.catalog..", "dev.portolan.plugins..", "dev.portolan.ui.."
        };
        for (var module : new String[] {"dev.portolan.streams", "dev.portolan.kernel"}) {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(services)
                    .check(ServiceRules.production(module, 4));
        }
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.quarkus..")
                .check(ServiceRules.production("dev.portolan.streams", 4));
    }

    @Test
    void noFileIsTooLong() throws IOException {
        var sources = sources();

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources)
                .allSatisfy(file -> assertThat(lines(file))
                        .as(ROOT.relativize(file).toString())
                        .isLessThanOrEqualTo(file.toString().contains("/src/test/") ? LONGEST_TEST : LONGEST_MAIN));
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                // What a build or a running stack writes comes and goes.
                return name.equals("target") || name.startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
