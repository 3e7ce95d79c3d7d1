CREATE TABLE "authors" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "name" text NOT NULL,
  "born" date,
  "biography" text
);
--> statement-breakpoint
CREATE TABLE "books" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "title" text NOT NULL,
  "isbn" text NOT NULL,
  "author_id" uuid NOT NULL,
  "genre" text NOT NULL,
  "pages" integer,
  "published_on" date,
  CONSTRAINT "books_isbn_unique" UNIQUE ("isbn")
);
--> statement-breakpoint
ALTER TABLE "books" ADD CONSTRAINT "books_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE CASCADE;
--> statement-breakpoint
CREATE INDEX "authors_ordinal_index" ON "authors" ("ordinal");
--> statement-breakpoint
CREATE INDEX "books_ordinal_index" ON "books" ("ordinal");
--> statement-breakpoint
CREATE INDEX "books_author_id_index" ON "books" ("author_id");
