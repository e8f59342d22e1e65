package dev.palindrome.sample.prediction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;

/** A model that rates grid squares or foil holes. */
@Entity
@Table(name = "prediction_model")
public class PredictionModel {
    @Id
    @Column(length = 100)
    private String name;

    @Column(nullable = false, length = Length.LONG32)
    private String description;

    /** For the persistence provider. */
    protected PredictionModel() {}

    /** A model that has learned nothing yet. */
    public PredictionModel(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }
}
