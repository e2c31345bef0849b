package dev.portolan.catalog.git;

import java.io.IOException;

/// Why a repository could not be brought here. The message is a sentence for people.
final class GitFailure extends IOException {
    GitFailure(String sentence) {
        super(sentence);
    }

    GitFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
