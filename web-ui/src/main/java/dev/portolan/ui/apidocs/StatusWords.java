package dev.portolan.ui.apidocs;

/// What HTTP's answers are called.
final class StatusWords {
    private StatusWords() {}

    static String of(String code) {
        return switch (code) {
            case "200" -> "OK";
            case "201" -> "Created";
            case "202" -> "Accepted";
            case "204" -> "No content";
            case "301", "302", "303", "307", "308" -> "Redirect";
            case "304" -> "Not modified";
            case "400" -> "Bad request";
            case "401" -> "Unauthorized";
            case "403" -> "Forbidden";
            case "404" -> "Not found";
            case "405" -> "Method not allowed";
            case "409" -> "Conflict";
            case "422" -> "Unprocessable";
            case "429" -> "Too many requests";
            case "500" -> "Server error";
            case "503" -> "Unavailable";
            default -> "";
        };
    }
}
