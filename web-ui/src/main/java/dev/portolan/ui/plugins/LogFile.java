package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Download;
import dev.portolan.ui.clients.Plugins.LogLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines of a log as comma-separated values (RFC 4180). What a spreadsheet would take for a formula is marked as text:
/// plugins write these lines, and others open them.
final class LogFile {
    private static final String FORMULA = "=+-@\t\r";

    private LogFile() {}

    static Download of(List<LogLine> lines) {
        var bytes = text(lines).getBytes(StandardCharsets.UTF_8);
        return new Download(new ByteArrayInputStream(bytes), "text/csv", bytes.length, null);
    }

    static String text(List<LogLine> lines) {
        return Stream.concat(
                        Stream.of("at,level,function,message"), lines.stream().map(LogFile::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(LogLine line) {
        var at = line.at() == null ? "" : line.at().toString();
        var function = line.function() == null ? "" : line.function();
        return Stream.of(at, line.level(), function, line.message())
                .map(LogFile::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        var text = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
