package dev.portolan.catalog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/// Settings of catalog-service under `portolan.catalog`.
@ConfigMapping(prefix = "portolan.catalog")
public interface CatalogConfig {
    Reading reading();

    Processing processing();

    Preview preview();

    Query query();

    Search search();

    Importing importing();

    Index index();

    Connections connections();

    Git git();

    /// What one descriptor file and one location may cost.
    interface Reading {
        /// Most bytes of one file, after decompression; 1 KiB to 50 MiB.
        @WithDefault("5242880")
        @Min(1024)
        @Max(52_428_800)
        int maxFileBytes();

        /// Most YAML documents in one file; 1 to 100,000.
        @WithDefault("10000")
        @Min(1)
        @Max(100_000)
        int maxDocuments();

        /// Most values in one document, with every alias counted as often as it is used; 100 to 1,000,000.
        @WithDefault("100000")
        @Min(100)
        @Max(1_000_000)
        int maxNodes();

        /// Deepest nesting in one document; 5 to 200.
        @WithDefault("60")
        @Min(5)
        @Max(200)
        int maxDepth();

        /// Most uses of aliases in one document; 0 to 10,000.
        @WithDefault("100")
        @Min(0)
        @Max(10_000)
        int maxAliases();

        /// Most files that one registered location may lead to, substituted ones included; 1 to 50,000.
        @WithDefault("5000")
        @Min(1)
        @Max(50_000)
        int maxFiles();

        /// Most bytes of all files of one registered location together; 1 KiB to 1 GiB.
        @WithDefault("52428800")
        @Min(1024)
        @Max(1_073_741_824)
        long maxTotalBytes();

        /// How many Location entities may lead from the registered file to another one; 1 to 32.
        @WithDefault("10")
        @Min(1)
        @Max(32)
        int maxLocationDepth();

        /// How many files of one location are fetched at once; 1 to 32.
        @WithDefault("8")
        @Min(1)
        @Max(32)
        int parallelFetches();

        /// Most bytes of one entity, as JSON and with what it substitutes; 1 KiB to 16 MiB.
        @WithDefault("2097152")
        @Min(1024)
        @Max(16_777_216)
        int maxEntityBytes();

        /// How many redirects one fetch may follow; 0 to 20.
        @WithDefault("5")
        @Min(0)
        @Max(20)
        int maxRedirects();

        /// How long all fetches of one location may take together; what is left then is read the next time.
        @WithDefault("10m")
        Duration maxTime();

        /// How long one fetch may take.
        @WithDefault("10s")
        Duration fetchTimeout();
    }

    /// When locations are read, and by how many at once.
    interface Processing {
        /// From the end of one reading of a location to the start of the next.
        @WithDefault("120s")
        Duration interval();

        /// Each interval is longer by a random part of up to this share of it, in percent; 0 to 100.
        @WithDefault("50")
        @Min(0)
        @Max(100)
        int jitterPercent();

        /// How long a source that cannot be had is left alone at most; from the second time in a row on,
        /// the interval
        /// doubles up to this.
        @WithDefault("24h")
        Duration longestPause();

        /// How often the queue is looked at without being woken.
        @WithDefault("2s")
        Duration sweep();

        /// How many locations this process reads at once; 1 to 200.
        @WithDefault("16")
        @Min(1)
        @Max(200)
        int workers();

        /// How many of them may be of one tenant; 1 to 200.
        @WithDefault("4")
        @Min(1)
        @Max(200)
        int workersPerTenant();

        /// How long a reading that gives no sign of life keeps its claim on a location.
        @WithDefault("30s")
        Duration lease();

        /// How long an entity that no location emits any more stays, marked as an orphan.
        @WithDefault("30s")
        Duration orphansStay();

        /// Most findings that are kept per location; 1 to 1,000.
        @WithDefault("200")
        @Min(1)
        @Max(1000)
        int maxFindings();

        /// Most locations one tenant may register; 1 to 100,000.
        @WithDefault("10000")
        @Min(1)
        @Max(100_000)
        int maxLocations();
    }

    /// What a look at a source may cost before it is registered.
    interface Preview {
        /// How long it may take.
        @WithDefault("60s")
        Duration timeout();

        /// Most entities that it lists; all are counted; 1 to 10,000.
        @WithDefault("1000")
        @Min(1)
        @Max(10_000)
        int maxEntities();

        /// How many a process does at once; 1 to 100.
        @WithDefault("4")
        @Min(1)
        @Max(100)
        int atOnce();
    }

    /// What one question may cost.
    interface Query {
        /// Entities on a page where the client asks for no number; 1 to 1,000.
        @WithDefault("200")
        @Min(1)
        @Max(1000)
        int defaultPage();

        /// Most entities on a page, whatever the client asks for; 1 to 10,000.
        @WithDefault("10000")
        @Min(1)
        @Max(10_000)
        int maxPage();

        /// Most conditions in one filter or predicate; 1 to 10,000.
        @WithDefault("1000")
        @Min(1)
        @Max(10_000)
        int maxConditions();

        /// Most references in one by-refs request; 1 to 10,000.
        @WithDefault("5000")
        @Min(1)
        @Max(10_000)
        int maxRefs();
    }

    /// What the indexes of search may cost in memory.
    interface Search {
        /// Most documents of all tenants' indexes together, about 600 bytes each; beyond it the indexes that were not
        /// asked for the longest are let go, but one always stays. 1,000 to 10,000,000.
        @WithDefault("250000")
        @Min(1000)
        @Max(10_000_000)
        long maxDocuments();

        /// After how long without a search a tenant's index is let go; at most a day.
        @WithDefault("30m")
        Duration idle();
    }

    /// What reading another portal's catalog may cost.
    interface Importing {
        /// Most entities of one import; 1 to 250,000.
        @WithDefault("100000")
        @Min(1)
        @Max(250_000)
        int maxEntities();

        /// Entities asked for at once; 1 to 1,000. Fewer where a page is too large.
        @WithDefault("200")
        @Min(1)
        @Max(1000)
        int pageSize();

        /// Most bytes of one page; 1 KiB to 100 MiB.
        @WithDefault("16777216")
        @Min(1024)
        @Max(104_857_600)
        int maxPageBytes();

        /// How long one page may take.
        @WithDefault("30s")
        Duration fetchTimeout();

        /// How often a page is asked for that does not come; 1 to 10.
        @WithDefault("3")
        @Min(1)
        @Max(10)
        int attempts();

        /// Pause before the second attempt; longer before each further one.
        @WithDefault("1s")
        Duration pause();

        /// How long reading a whole catalog may take.
        @WithDefault("30m")
        Duration timeout();

        /// How many imports this process works on at once; 1 to 50.
        @WithDefault("4")
        @Min(1)
        @Max(50)
        int workers();

        /// How often the imports are looked at without being woken.
        @WithDefault("5s")
        Duration sweep();

        /// How long an import keeps its process without a sign of life.
        @WithDefault("30s")
        Duration lease();

        /// How many imports a tenant's list keeps; 1 to 100.
        @WithDefault("20")
        @Min(1)
        @Max(100)
        int kept();
    }

    /// What is kept in memory to answer questions from.
    interface Index {
        /// Whether questions are answered from memory at all.
        @WithDefault("true")
        boolean enabled();

        /// Most bytes of the indexes of all tenants together, at about 600 an entity; 1 MB to 10 GB. A larger tenant is
        /// answered by PostgreSQL.
        @WithDefault("200000000")
        @Min(1_000_000)
        @Max(10_000_000_000L)
        long maxBytes();

        /// Most bytes of JSON of entities that were asked for lately; 1 MB to 10 GB.
        @WithDefault("128000000")
        @Min(1_000_000)
        @Max(10_000_000_000L)
        long bodyBytes();
    }

    /// The tokens with which sources are read.
    interface Connections {
        /// Most connections of one tenant; 1 to 1,000.
        @WithDefault("100")
        @Min(1)
        @Max(1000)
        int most();
    }

    /// What reading one Git repository may cost.
    interface Git {
        /// Where repositories are kept between readings. What is there may be lost at any time.
        @WithDefault("${java.io.tmpdir}/portolan-git")
        Path folder();

        /// Most bytes that all repositories together take there; those not read for longest go first; 1 MiB to 1 TiB.
        @WithDefault("1073741824")
        @Min(1_048_576)
        @Max(1_099_511_627_776L)
        long maxFolderBytes();

        /// Most bytes of one repository: of what is sent and of what is kept; 64 KiB to 1 GiB.
        @WithDefault("268435456")
        @Min(65_536)
        @Max(1_073_741_824)
        int maxRepositoryBytes();

        /// Most files and folders in one commit; 1 to 10,000,000.
        @WithDefault("1000000")
        @Min(1)
        @Max(10_000_000)
        int maxEntries();

        /// Most files that one location may lead to; 1 to 100,000.
        @WithDefault("20000")
        @Min(1)
        @Max(100_000)
        int maxFiles();

        /// How long bringing a repository here may take.
        @WithDefault("120s")
        Duration timeout();

        /// How long a repository that no source needs any more is kept.
        @WithDefault("1h")
        Duration keep();

        /// How many repositories are brought here at once; 1 to 32.
        @WithDefault("4")
        @Min(1)
        @Max(32)
        int parallel();
    }
}
