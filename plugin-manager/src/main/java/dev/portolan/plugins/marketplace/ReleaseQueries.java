package dev.portolan.plugins.marketplace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface ReleaseQueries {
    Session session();

    @Find
    Optional<ReleaseRow> byDigest(String digest);

    @Find
    Optional<ReleaseRow> byVersion(String publisher, String plugin, String version);

    @HQL("where digest in :digests")
    List<ReleaseRow> byDigests(Collection<String> digests);

    @HQL("select publisher from ReleaseRow where digest > :after order by digest limit :size")
    List<String> publishersAfter(String after, int size);

    @HQL("where digest > :after order by digest limit :size")
    List<ReleaseRow> after(String after, int size);

    @HQL("where publisher = :publisher and plugin = :plugin")
    List<ReleaseRow> ofPlugin(String publisher, String plugin);

    @HQL("from ReleaseRow where publisher || '/' || plugin in :names and status in"
            + " (dev.portolan.contracts.ReleaseState.Status.PUBLISHED,"
            + " dev.portolan.contracts.ReleaseState.Status.DEPRECATED)")
    List<ReleaseRow> offered(Collection<String> names);
}
