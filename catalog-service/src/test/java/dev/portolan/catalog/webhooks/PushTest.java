package dev.portolan.catalog.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.catalog.processing.SourceAddress;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What hosts send, as their documentation shows it.
class PushTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bitbucket-cloud-push          | bitbucket | bitbucket.org          | git | https://bitbucket.org/acme/shop.git#main:*.yaml            | true
            bitbucket-cloud-push          | bitbucket | bitbucket.org          | git | https://bitbucket.org/acme/shop#:*.yaml                    | true
            bitbucket-cloud-push          | bitbucket | bitbucket.org          | git | https://bitbucket.org/acme/shop#next:*.yaml                | false
            bitbucket-cloud-push          | bitbucket | bitbucket.org          | git | https://bitbucket.org/acme/other#main:*.yaml               | false
            bitbucket-cloud-push          | bitbucket | bitbucket.org          | url | https://bitbucket.org/acme/shop/src/main/catalog-info.yaml | true
            bitbucket-cloud-push          | bitbucket | bb.acme.test           | url | https://bitbucket.org/acme/shop/src/main/catalog-info.yaml | false
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | git | https://bb.acme.test/scm/web/shop.git#main:*.yaml          | true
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | git | https://bb.acme.test/scm/web/shop.git#next:*.yaml          | true
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | git | https://bb.acme.test/scm/web/shop.git#old:*.yaml           | false
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | git | https://bb.acme.test/scm/~web/shop.git#main:*.yaml         | false
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | url | https://bb.acme.test/projects/WEB/repos/shop/browse/a.yaml?at=main | true
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | url | https://bb.acme.test/projects/WEB/repos/shop2/browse/a.yaml | false
            bitbucket-server-refs-changed | bitbucket | bb.acme.test           | url | https://bb2.acme.test/projects/WEB/repos/shop/browse/a.yaml | false
            azure-git-push                | azure     | fabrikam-fiber-inc.visualstudio.com | git | https://fabrikam-fiber-inc.visualstudio.com/DefaultCollection/_git/Fabrikam-Fiber-Git#master:*.yaml | true
            azure-git-push                | azure     | fabrikam-fiber-inc.visualstudio.com | git | https://fabrikam-fiber-inc.visualstudio.com/Fabrikam-Fiber-Git/_git/Fabrikam-Fiber-Git#:*.yaml | true
            azure-git-push                | azure     | fabrikam-fiber-inc.visualstudio.com | git | https://fabrikam-fiber-inc.visualstudio.com/DefaultCollection/_git/Fabrikam-Fiber-Git#next:*.yaml | false
            azure-git-push                | azure     | dev.azure.com          | git | https://dev.azure.com/fabrikam-fiber-inc/Fabrikam-Fiber-Git/_git/Fabrikam-Fiber-Git#master:*.yaml | true
            azure-git-push                | azure     | dev.azure.com          | url | https://dev.azure.com/fabrikam-fiber-inc/_git/Fabrikam-Fiber-Git?path=/a.yaml&version=GBmaster | true
            azure-git-push                | azure     | dev.azure.com          | url | https://dev.azure.com/other/_git/Fabrikam-Fiber-Git?path=/a.yaml | false
            gitlab-push                   | gitlab    | git.acme.test/gitlab   | git | https://git.acme.test/gitlab/web/shop.git#main:*.yaml      | true
            gitlab-push                   | gitlab    | git.acme.test/gitlab   | url | https://git.acme.test/gitlab/web/shop/-/blob/main/a.yaml   | true
            gitlab-push                   | gitlab    | git.acme.test/gitlab   | url | https://git.acme.test/web/shop/-/blob/main/a.yaml          | false
            gitlab-push                   | gitlab    | git.acme.test/other    | url | https://git.acme.test/gitlab/web/shop/-/blob/main/a.yaml   | false
            """)
    void aSourceIsConcernedByWhatWasPushedToItsOwnRepositoryAndBranch(
            String payload, String kind, String host, String type, String target, boolean concerned)
            throws IOException {
        var source = new SourceAddress(UUID.randomUUID(), type, target);

        assertThat(new Concerned(HostKind.named(kind).orElseThrow(), host, push(payload, host)).by(source))
                .isEqualTo(concerned);
    }

    @Test
    void repositoriesOfPeopleHaveNamesOfTheirOwn() throws IOException {
        var payload = JSON.readTree("""
                {"repository": {"slug": "notes", "project": {"key": "~ann", "type": "PERSONAL"}}}""");

        assertThat(Push.of(payload, "bb.acme.test").repositories())
                .containsExactlyInAnyOrder("bb.acme.test/users/ann/repos/notes", "bb.acme.test/scm/~ann/notes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"test": true}
            {"repository": []}
            {"repository": {"links": {"clone": "x"}, "project": {"key": 1}}}
            {"push": {"changes": [null, 1, {"new": null}]}, "changes": {}, "resource": {"refUpdates": "x"}}
            []
            """)
    void aTrialOrAnyOtherPayloadConcernsNothing(String payload) throws IOException {
        var push = Push.of(JSON.readTree(payload), "bb.acme.test");

        assertThat(push.repositories()).isEmpty();
        assertThat(push.branches()).isEmpty();
    }

    private static Push push(String name, String host) throws IOException {
        try (var file = PushTest.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            return Push.of(JSON.readTree(file), host);
        }
    }
}
