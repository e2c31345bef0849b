package dev.portolan.catalog.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps JGit from the settings of the machine and of its user: they could send it elsewhere, or give it credentials.
final class QuietSystem extends SystemReader.Delegate {
    private QuietSystem(SystemReader system) {
        super(system);
    }

    /// Holds for the whole process; may be called again.
    static void install() {
        var system = SystemReader.getInstance();
        if (!(system instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(system));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    private static final class Nothing extends FileBasedConfig {
        Nothing(@Nullable Config parent, FS files) {
            super(parent, null, files);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
