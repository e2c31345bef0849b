package dev.portolan.plugins.schema;

/// One fault in something a publisher wrote.
///
/// @param path JSON Pointer into the document, empty for all of it; for files the path of the file
/// @param found what stands there, shortened
/// @param expected what may stand there
/// @param message one sentence for people
public record Finding(String path, String found, String expected, String message) {
    private static final int LONGEST = 120;

    public Finding {
        found = found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "…";
    }
}
