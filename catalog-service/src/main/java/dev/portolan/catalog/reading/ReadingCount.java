package dev.portolan.catalog.reading;

import dev.portolan.catalog.reading.ReadingProgress.Phase;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the files and documents of one reading, and tells the counts on.
final class ReadingCount {
    private final ReadingProgress progress;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger filesKnown = new AtomicInteger();
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicInteger documentsKnown = new AtomicInteger();

    ReadingCount(ReadingProgress progress) {
        this.progress = progress;
    }

    void filesToCome(int more) {
        progress.at(Phase.FETCHING, files.get(), filesKnown.addAndGet(more));
    }

    void fileCame() {
        progress.at(Phase.FETCHING, files.incrementAndGet(), filesKnown.get());
    }

    void documentsToRead(int more) {
        progress.at(Phase.READING, documents.get(), documentsKnown.addAndGet(more));
    }

    void documentRead() {
        progress.at(Phase.READING, documents.incrementAndGet(), documentsKnown.get());
    }
}
