package dev.palindrome.sample.agent;

import dev.palindrome.sample.acquisition.Acquisition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The time that an agent spends on one acquisition. Outlives the acquisition: it is also a log. */
@Entity
@Table(
        name = "agent_session",
        indexes = {
            @Index(name = "idx_agent_session_acquisition", columnList = "acquisition_id"),
            @Index(name = "idx_agent_session_agent_status", columnList = "agent_id, status")
        })
public class AgentSession {
    @Id
    private UUID id;

    @Column(name = "agent_id", nullable = false)
    private String agentId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "acquisition_id", foreignKey = @ForeignKey(name = "fk_agent_session_acquisition"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    private @Nullable Acquisition acquisition;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'ACTIVE'")
    @Column(nullable = false)
    private AgentSessionStatus status = AgentSessionStatus.ACTIVE;

    @ColumnDefault("now()")
    @Column(name = "started_at", nullable = false, columnDefinition = "timestamptz")
    private Instant startedAt;

    /** Also moved by a trigger, when the agent acknowledges an instruction. */
    @ColumnDefault("now()")
    @Column(name = "last_activity_at", nullable = false, columnDefinition = "timestamptz")
    private Instant lastActivityAt;

    /** For the persistence provider. */
    protected AgentSession() {}

    /** A session that begins now. */
    public AgentSession(UUID id, String agentId, Acquisition acquisition, Instant now) {
        this.id = id;
        this.agentId = agentId;
        this.acquisition = acquisition;
        this.startedAt = now;
        this.lastActivityAt = now;
    }

    public UUID id() {
        return id;
    }

    public AgentSessionStatus status() {
        return status;
    }
}
