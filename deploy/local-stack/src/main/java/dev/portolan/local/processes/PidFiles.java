package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The processes of one installation, by name, as files that survive a killed launcher.
///
/// @param folder holds one file a process
/// @param commandPart what the command line of each of them contains
public record PidFiles(Path folder, String commandPart) {
    private static final String SUFFIX = ".pid";

    /// Remembers a process that has just been started.
    public void remember(String name, ProcessHandle process) throws IOException {
        var mark = ProcessMark.of(process);
        if (mark.isPresent()) {
            mark.get().write(file(name));
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete " + file(name), e);
        }
    }

    /// Finds the process of that name if it runs, never one that has got its number since.
    public Optional<ProcessHandle> find(String name) {
        return ProcessMark.read(file(name)).flatMap(mark -> mark.find(commandPart));
    }

    /// Names all that are remembered, running or not.
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
