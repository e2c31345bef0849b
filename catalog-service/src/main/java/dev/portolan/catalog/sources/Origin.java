package dev.portolan.catalog.sources;

import dev.portolan.catalog.git.GitAddress;
import dev.portolan.catalog.uploads.UploadReader;

/// What a source is read from.
sealed interface Origin {
    /// How it is read; see [dev.portolan.catalog.reading.OriginReader].
    String type();

    /// Where it is, in the words of its type.
    String target();

    /// A file on the web.
    record Web(String target) implements Origin {
        @Override
        public String type() {
            return "url";
        }
    }

    record Git(GitAddress repository) implements Origin {
        static final String TYPE = "git";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String target() {
            return repository.toString();
        }
    }

    /// A text that is handed over.
    record Upload(String name, String content) implements Origin {
        @Override
        public String type() {
            return UploadReader.TYPE;
        }

        @Override
        public String target() {
            return name;
        }
    }
}
