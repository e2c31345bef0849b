package dev.portolan.catalog.reading;

import dev.portolan.catalog.reading.ReadingProgress.Phase;

/// Counts the files of one reading, and tells the counts on, each after those that were before it. What a single file
/// holds is counted by document.
final class ReadingCount {
    private final ReadingProgress progress;
    private final Phase phase;
    private int files;
    private int filesKnown;
    private int documents;
    private int documentsKnown;

    /// @param phase of the files
    ReadingCount(ReadingProgress progress, Phase phase) {
        this.progress = progress;
        this.phase = phase;
    }

    synchronized void filesToCome(int more) {
        filesKnown += more;
        tell();
    }

    synchronized void fileCame() {
        files++;
        tell();
    }

    // How many there are is not known before the first one has been read, which may lead to the others.
    private void tell() {
        if (filesKnown > 1) {
            progress.at(phase, files, filesKnown);
        } else if (files == 0) {
            progress.at(phase, 0, null);
        }
    }

    /// @param leadsOn whether the file may lead to further ones, so that its documents are not all there is
    synchronized void documentsToRead(int count, boolean leadsOn) {
        if (filesKnown == 1 && !leadsOn) {
            documentsKnown = count;
            progress.at(Phase.READING, 0, count);
        }
    }

    synchronized void documentRead() {
        if (documentsKnown > 0) {
            documents++;
            progress.at(Phase.READING, documents, documentsKnown);
        }
    }
}
