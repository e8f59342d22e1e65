package dev.palindrome.model.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

/** Inheritance in one table, in joined tables, in a table for each class. */
@SuppressWarnings({"unused", "NullAway.Init"})
public final class Families {
    private Families() {}

    @Entity
    @Table(name = "animals")
    @DiscriminatorColumn(name = "kind", length = 10)
    @DiscriminatorValue("animal")
    public static class Animal {
        @Id
        long id;

        String name;
    }

    @Entity
    @DiscriminatorValue("dog")
    public static class Dog extends Animal {
        @Column(name = "bark_volume")
        Integer barkVolume;
    }

    @Entity
    @DiscriminatorValue("cat")
    public static class Cat extends Animal {
        Boolean indoor;
    }

    @Entity
    @Table(name = "vehicles")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Vehicle {
        @Id
        long id;

        int wheels;
    }

    @Entity
    @Table(name = "cars")
    public static class Car extends Vehicle {
        int doors;
    }

    @Entity
    @Table(name = "trucks")
    @PrimaryKeyJoinColumn(name = "vehicle_id")
    public static class Truck extends Vehicle {
        double payload;
    }

    @Entity
    @Table(name = "payments")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Payment {
        @Id
        long id;

        @Column(nullable = false)
        long cents;
    }

    @Entity
    @Table(name = "card_payments")
    public static class CardPayment extends Payment {
        @Column(name = "card_number", length = 19, nullable = false)
        String cardNumber;
    }

    @Entity
    @Table(name = "cash_payments")
    public static class CashPayment extends Payment {
        String till;
    }
}
