-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_administrator" (
    "account_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_administrator_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "development_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "now" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "development_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispatch" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispatch_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT,
    "label" TEXT NOT NULL,
    "time_zone" TEXT,
    "currency" TEXT,
    "locale" TEXT,
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,
    "label" TEXT NOT NULL,
    "statewide" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "region_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "program" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "label" TEXT NOT NULL,
    "season" TEXT,
    "status" TEXT NOT NULL DEFAULT 'published',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "editor_notes" JSONB NOT NULL DEFAULT '[]',
    "contacts" JSONB NOT NULL DEFAULT '[]',
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "program_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "program_source" (
    "organization_id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "program_source_pkey" PRIMARY KEY ("organization_id","program_id")
);

-- CreateTable
CREATE TABLE "community" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "label" TEXT NOT NULL,
    "purpose" TEXT,
    "audience" TEXT,
    "scope" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "maturity_stage" TEXT,
    "maturity_vocabulary" TEXT,
    "position" INTEGER NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "community_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "community_region" (
    "organization_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,

    CONSTRAINT "community_region_pkey" PRIMARY KEY ("organization_id","community_id","region_id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "period" JSONB,
    "starts_on" DATE,
    "ends_on" DATE,
    "time_zone" TEXT,
    "modality" TEXT,
    "audience" TEXT,
    "admission" JSONB NOT NULL,
    "eligibility" JSONB NOT NULL,
    "window" JSONB NOT NULL,
    "capacity_kind" TEXT NOT NULL,
    "capacity_seats" INTEGER,
    "roster_locked_at" TIMESTAMPTZ(3),
    "facilitation" JSONB NOT NULL,
    "completion" JSONB,
    "session_plan" JSONB,
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "gathering" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "label" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "time_zone" TEXT,
    "modality" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "gathering_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "gathering_id" UUID,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "timing" JSONB NOT NULL,
    "local_date" DATE,
    "start_time" TEXT,
    "end_time" TEXT,
    "time_zone" TEXT,
    "modality" TEXT,
    "place" TEXT,
    "required" BOOLEAN,
    "position" INTEGER NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "session_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "session_cycle" (
    "organization_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,

    CONSTRAINT "session_cycle_pkey" PRIMARY KEY ("organization_id","session_id","cycle_id")
);

-- CreateTable
CREATE TABLE "fee" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "cycle_id" UUID,
    "gathering_id" UUID,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount" INTEGER,
    "currency" TEXT,
    "fee" JSONB NOT NULL,
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL,

    CONSTRAINT "fee_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "resource" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID,
    "community_id" UUID,
    "gathering_id" UUID,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "visibility" TEXT NOT NULL,
    "provenance" JSONB NOT NULL DEFAULT '[]',
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "claim_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "also" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scope_kind" TEXT NOT NULL,
    "scope_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "cycle_seats" (
    "organization_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "last_sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "cycle_seats_pkey" PRIMARY KEY ("organization_id","cycle_id")
);

-- CreateTable
CREATE TABLE "application" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "way_in" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "verdict" JSONB,
    "reason" TEXT,
    "information_needed" JSONB NOT NULL DEFAULT '[]',
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "application_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "determination" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "holds" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "by_person_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "determination_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "offer" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "application_id" UUID,
    "waitlist_entry_id" UUID,
    "status" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "lapses_after" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "application_id" UUID,
    "status" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "application_id" UUID,
    "offer_id" UUID,
    "origin" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "status" TEXT NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "completion" TEXT,
    "verdict" JSONB,
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "details" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "registration" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "quote" JSONB NOT NULL,
    "payment_reference" TEXT,
    "money_due_back" JSONB,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "registration_participant" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fee_keys" TEXT[],
    "entitlements" JSONB NOT NULL,

    CONSTRAINT "registration_participant_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "training_record" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "training" TEXT NOT NULL,
    "completed_on" DATE NOT NULL,
    "expires_on" DATE,

    CONSTRAINT "training_record_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "facilitator_assignment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "facilitator_assignment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "session_facilitator" (
    "organization_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "session_facilitator_pkey" PRIMARY KEY ("organization_id","session_id","person_id")
);

-- CreateTable
CREATE TABLE "session_link" (
    "organization_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "session_link_pkey" PRIMARY KEY ("organization_id","session_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "organization_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "minutes" INTEGER,
    "marked_by_name" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "details" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("organization_id","session_id","person_id")
);

-- CreateTable
CREATE TABLE "participation_fact" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participation_fact_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "learning_map_item" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "learning_map_item_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "domain_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" UUID,
    "by_account_id" UUID,
    "by_name" TEXT,
    "payload" JSONB NOT NULL,

    CONSTRAINT "domain_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("organization_id","account_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_issuer_subject_key" ON "account"("issuer", "subject");

-- CreateIndex
CREATE INDEX "dispatch_due_idx" ON "dispatch"("due");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "region_organization_id_program_id_key_key" ON "region"("organization_id", "program_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "program_organization_id_key_key" ON "program"("organization_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "community_organization_id_program_id_key_key" ON "community"("organization_id", "program_id", "key");

-- CreateIndex
CREATE INDEX "community_region_organization_id_region_id_idx" ON "community_region"("organization_id", "region_id");

-- CreateIndex
CREATE INDEX "cycle_organization_id_community_id_idx" ON "cycle"("organization_id", "community_id");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_organization_id_program_id_key_key" ON "cycle"("organization_id", "program_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "gathering_organization_id_program_id_key_key" ON "gathering"("organization_id", "program_id", "key");

-- CreateIndex
CREATE INDEX "session_organization_id_gathering_id_idx" ON "session"("organization_id", "gathering_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_organization_id_program_id_key_key" ON "session"("organization_id", "program_id", "key");

-- CreateIndex
CREATE INDEX "session_cycle_organization_id_cycle_id_idx" ON "session_cycle"("organization_id", "cycle_id");

-- CreateIndex
CREATE UNIQUE INDEX "fee_organization_id_program_id_key_key" ON "fee"("organization_id", "program_id", "key");

-- CreateIndex
CREATE INDEX "resource_organization_id_cycle_id_idx" ON "resource"("organization_id", "cycle_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_organization_id_account_id_key" ON "person"("organization_id", "account_id");

-- CreateIndex
CREATE INDEX "affiliation_organization_id_person_id_idx" ON "affiliation"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "role_grant_organization_id_person_id_idx" ON "role_grant"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "application_organization_id_cycle_id_idx" ON "application"("organization_id", "cycle_id");

-- CreateIndex
CREATE INDEX "application_organization_id_person_id_idx" ON "application"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "determination_organization_id_cycle_id_person_id_sequence_key" ON "determination"("organization_id", "cycle_id", "person_id", "sequence");

-- CreateIndex
CREATE INDEX "offer_organization_id_cycle_id_idx" ON "offer"("organization_id", "cycle_id");

-- CreateIndex
CREATE INDEX "offer_organization_id_person_id_idx" ON "offer"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "offer_organization_id_application_id_idx" ON "offer"("organization_id", "application_id");

-- CreateIndex
CREATE INDEX "waitlist_entry_organization_id_person_id_idx" ON "waitlist_entry"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entry_organization_id_cycle_id_sequence_key" ON "waitlist_entry"("organization_id", "cycle_id", "sequence");

-- CreateIndex
CREATE INDEX "enrollment_organization_id_cycle_id_idx" ON "enrollment"("organization_id", "cycle_id");

-- CreateIndex
CREATE INDEX "enrollment_organization_id_person_id_idx" ON "enrollment"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "registration_organization_id_gathering_id_idx" ON "registration"("organization_id", "gathering_id");

-- CreateIndex
CREATE INDEX "registration_organization_id_person_id_idx" ON "registration"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "registration_participant_organization_id_person_id_idx" ON "registration_participant"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_participant_organization_id_registration_id_pe_key" ON "registration_participant"("organization_id", "registration_id", "person_id");

-- CreateIndex
CREATE INDEX "training_record_organization_id_person_id_idx" ON "training_record"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "facilitator_assignment_organization_id_person_id_idx" ON "facilitator_assignment"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "facilitator_assignment_organization_id_cycle_id_person_id_key" ON "facilitator_assignment"("organization_id", "cycle_id", "person_id");

-- CreateIndex
CREATE INDEX "session_facilitator_organization_id_person_id_idx" ON "session_facilitator"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "attendance_organization_id_person_id_idx" ON "attendance"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "participation_fact_organization_id_cycle_id_person_id_idx" ON "participation_fact"("organization_id", "cycle_id", "person_id");

-- CreateIndex
CREATE INDEX "learning_map_item_organization_id_cycle_id_idx" ON "learning_map_item"("organization_id", "cycle_id");

-- CreateIndex
CREATE INDEX "domain_event_organization_id_subject_kind_subject_id_idx" ON "domain_event"("organization_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_organization_id_event_id_person_id_channel_key" ON "outbox"("organization_id", "event_id", "person_id", "channel");

-- AddForeignKey
ALTER TABLE "platform_administrator" ADD CONSTRAINT "platform_administrator_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_source" ADD CONSTRAINT "program_source_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community" ADD CONSTRAINT "community_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community" ADD CONSTRAINT "community_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_region" ADD CONSTRAINT "community_region_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_region" ADD CONSTRAINT "community_region_organization_id_community_id_fkey" FOREIGN KEY ("organization_id", "community_id") REFERENCES "community"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_region" ADD CONSTRAINT "community_region_organization_id_region_id_fkey" FOREIGN KEY ("organization_id", "region_id") REFERENCES "region"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_organization_id_community_id_fkey" FOREIGN KEY ("organization_id", "community_id") REFERENCES "community"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_gathering_id_fkey" FOREIGN KEY ("organization_id", "gathering_id") REFERENCES "gathering"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session_cycle" ADD CONSTRAINT "session_cycle_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "session"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_cycle" ADD CONSTRAINT "session_cycle_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee" ADD CONSTRAINT "fee_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee" ADD CONSTRAINT "fee_organization_id_program_id_fkey" FOREIGN KEY ("organization_id", "program_id") REFERENCES "program"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee" ADD CONSTRAINT "fee_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "fee" ADD CONSTRAINT "fee_organization_id_gathering_id_fkey" FOREIGN KEY ("organization_id", "gathering_id") REFERENCES "gathering"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_organization_id_community_id_fkey" FOREIGN KEY ("organization_id", "community_id") REFERENCES "community"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_organization_id_gathering_id_fkey" FOREIGN KEY ("organization_id", "gathering_id") REFERENCES "gathering"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_seats" ADD CONSTRAINT "cycle_seats_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "determination" ADD CONSTRAINT "determination_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "determination" ADD CONSTRAINT "determination_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organization_id_application_id_fkey" FOREIGN KEY ("organization_id", "application_id") REFERENCES "application"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organization_id_waitlist_entry_id_fkey" FOREIGN KEY ("organization_id", "waitlist_entry_id") REFERENCES "waitlist_entry"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_organization_id_application_id_fkey" FOREIGN KEY ("organization_id", "application_id") REFERENCES "application"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_organization_id_application_id_fkey" FOREIGN KEY ("organization_id", "application_id") REFERENCES "application"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_organization_id_offer_id_fkey" FOREIGN KEY ("organization_id", "offer_id") REFERENCES "offer"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organization_id_gathering_id_fkey" FOREIGN KEY ("organization_id", "gathering_id") REFERENCES "gathering"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_participant" ADD CONSTRAINT "registration_participant_organization_id_registration_id_fkey" FOREIGN KEY ("organization_id", "registration_id") REFERENCES "registration"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_participant" ADD CONSTRAINT "registration_participant_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_record" ADD CONSTRAINT "training_record_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilitator_assignment" ADD CONSTRAINT "facilitator_assignment_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilitator_assignment" ADD CONSTRAINT "facilitator_assignment_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_facilitator" ADD CONSTRAINT "session_facilitator_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "session"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_facilitator" ADD CONSTRAINT "session_facilitator_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_link" ADD CONSTRAINT "session_link_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "session"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "session"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_fact" ADD CONSTRAINT "participation_fact_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_fact" ADD CONSTRAINT "participation_fact_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learning_map_item" ADD CONSTRAINT "learning_map_item_organization_id_cycle_id_fkey" FOREIGN KEY ("organization_id", "cycle_id") REFERENCES "cycle"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ================================================================ what the engine does not write

-- Statuses and codes are text with a check (enum equality is not leakproof).
ALTER TABLE "program" ADD CONSTRAINT "program_status" CHECK ("status" IN ('published', 'retired'));
ALTER TABLE "community" ADD CONSTRAINT "community_status" CHECK ("status" IN ('announced', 'active', 'paused', 'archived'));
ALTER TABLE "community" ADD CONSTRAINT "community_scope" CHECK ("scope" IN ('regions', 'organization', 'unknown'));
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_status" CHECK ("status" IN ('draft', 'announced', 'accepting', 'selecting', 'running', 'evaluating', 'ended', 'cancelled'));
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_capacity" CHECK (("capacity_kind" = 'limited' AND "capacity_seats" >= 0) OR ("capacity_kind" IN ('unknown', 'unlimited') AND "capacity_seats" IS NULL));
ALTER TABLE "cycle_seats" ADD CONSTRAINT "cycle_seats_taken" CHECK ("taken" >= 0);
ALTER TABLE "session" ADD CONSTRAINT "session_status" CHECK ("status" IN ('tentative', 'scheduled', 'held', 'attendance_closed', 'cancelled'));
ALTER TABLE "application" ADD CONSTRAINT "application_status" CHECK ("status" IN ('draft', 'submitted', 'needs_information', 'under_review', 'ineligible', 'shortlisted', 'accepted', 'rejected', 'waitlisted', 'withdrawn'));
ALTER TABLE "offer" ADD CONSTRAINT "offer_status" CHECK ("status" IN ('open', 'accepted', 'declined', 'expired', 'rescinded'));
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_status" CHECK ("status" IN ('active', 'withdrawn', 'removed', 'ended'));
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_origin" CHECK ("origin" IN ('application', 'invitation', 'import', 'open_entry'));
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_role" CHECK ("role" IN ('member', 'mentor', 'guest', 'observer'));
ALTER TABLE "application" ADD CONSTRAINT "application_way_in" CHECK ("way_in" IN ('form', 'import', 'invitation', 'api', 'open_entry'));
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_status" CHECK ("status" IN ('waiting', 'offered', 'seated', 'left'));
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_completion" CHECK ("completion" IN ('completed', 'not_completed', 'undetermined'));
ALTER TABLE "registration" ADD CONSTRAINT "registration_status" CHECK ("status" IN ('pending', 'awaiting_payment', 'confirmed', 'cancelled', 'transferred', 'expired', 'rejected'));
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_mark" CHECK ("mark" IN ('present', 'partial', 'absent', 'excused'));
ALTER TABLE "resource" ADD CONSTRAINT "resource_visibility" CHECK ("visibility" IN ('public', 'members'));
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_scope" CHECK (("scope_kind" = 'organization' AND "scope_id" IS NULL) OR ("scope_kind" IN ('community', 'cycle') AND "scope_id" IS NOT NULL));
ALTER TABLE "development_clock" ADD CONSTRAINT "development_clock_one_row" CHECK ("id" = 1);

-- Nobody twice: who withdrew may apply again, who left may enter again, so only what is open counts.
CREATE UNIQUE INDEX "application_open_once" ON "application" ("organization_id", "cycle_id", "person_id")
  WHERE "status" IN ('draft', 'submitted', 'needs_information', 'under_review', 'shortlisted', 'waitlisted');
CREATE UNIQUE INDEX "offer_open_once" ON "offer" ("organization_id", "cycle_id", "person_id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "waitlist_entry_open_once" ON "waitlist_entry" ("organization_id", "cycle_id", "person_id")
  WHERE "status" IN ('waiting', 'offered');
CREATE UNIQUE INDEX "enrollment_active_once" ON "enrollment" ("organization_id", "cycle_id", "person_id") WHERE "status" = 'active';

-- Pages are cut at these columns, so they sort by bytes, whatever the database's collation.
ALTER TABLE "organization" ALTER COLUMN "slug" TYPE TEXT COLLATE "C";
ALTER TABLE "community" ALTER COLUMN "key" TYPE TEXT COLLATE "C";

-- ---------------------------------------------------------------- roles
-- coterie_tenant acts for one account in its organizations; coterie_public sees the catalog;
-- coterie_worker sees what is due. The application's login may become each of them and is none.

GRANT USAGE ON SCHEMA "public" TO "coterie_tenant", "coterie_public", "coterie_worker";

-- The catalog: what anyone may read of every organization.
GRANT SELECT ON "organization", "region", "program", "community", "community_region", "cycle", "gathering",
  "session", "session_cycle", "fee", "resource", "development_clock" TO "coterie_public", "coterie_tenant";

GRANT INSERT, UPDATE, DELETE ON "organization", "region", "program", "community", "community_region", "cycle",
  "gathering", "session", "session_cycle", "fee", "resource" TO "coterie_tenant";

GRANT SELECT, INSERT, UPDATE, DELETE ON "program_source", "person", "affiliation", "role_grant", "cycle_seats",
  "application", "determination", "offer", "waitlist_entry", "enrollment", "registration",
  "registration_participant", "training_record", "facilitator_assignment", "session_facilitator", "session_link",
  "attendance", "participation_fact", "learning_map_item", "outbox", "idempotency_key", "dispatch" TO "coterie_tenant";

-- A visitor may ask for private rows and finds none: no policy lets coterie_public see any. Without the
-- grant the question itself would fail, and with it everything else that was asked for.
GRANT SELECT ON "person", "affiliation", "role_grant", "cycle_seats", "application", "determination", "offer",
  "waitlist_entry", "enrollment", "registration", "registration_participant", "training_record",
  "facilitator_assignment", "session_facilitator", "session_link", "attendance", "participation_fact",
  "learning_map_item" TO "coterie_public";

-- History is only ever added to.
GRANT SELECT, INSERT ON "domain_event" TO "coterie_tenant";
GRANT USAGE ON SEQUENCE "domain_event_sequence_seq" TO "coterie_tenant";
GRANT SELECT, INSERT ON "account" TO "coterie_tenant";
-- Nobody makes themselves an administrator of the platform: requests never act as the worker, which may
-- name one and reads none; only the seed of example people does.
GRANT SELECT ON "platform_administrator" TO "coterie_tenant";
GRANT INSERT ON "platform_administrator" TO "coterie_worker";
GRANT INSERT, UPDATE ON "development_clock" TO "coterie_tenant";
GRANT SELECT ON "dispatch" TO "coterie_worker";

-- ---------------------------------------------------------------- row-level security
-- After a transaction that set them, the settings read as '' and not as null: hence nullif.

DO $$
DECLARE
  name text;
  tenant text := 'organization_id = ANY (coalesce(nullif(current_setting(''coterie.organization_ids'', true), ''''), ''{}'')::uuid[])';
  self text := 'person_id = ANY (coalesce(nullif(current_setting(''coterie.person_ids'', true), ''''), ''{}'')::uuid[])';
BEGIN
  -- Rows of the organizations in which the viewer acts.
  FOREACH name IN ARRAY ARRAY['region', 'program', 'program_source', 'community', 'community_region', 'cycle',
    'gathering', 'session', 'session_cycle', 'fee', 'resource', 'person', 'affiliation', 'role_grant', 'cycle_seats',
    'application', 'determination', 'offer', 'waitlist_entry', 'enrollment', 'registration',
    'registration_participant', 'training_record', 'facilitator_assignment', 'session_facilitator', 'session_link',
    'attendance', 'participation_fact', 'learning_map_item', 'domain_event', 'outbox', 'idempotency_key', 'dispatch']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I FOR ALL TO coterie_tenant USING (%s) WITH CHECK (%s)', name, tenant, tenant);
  END LOOP;

  -- Rows of the persons that the account has claimed, in whatever organization.
  FOREACH name IN ARRAY ARRAY['affiliation', 'role_grant', 'application', 'determination', 'offer',
    'waitlist_entry', 'enrollment', 'registration', 'registration_participant', 'training_record',
    'facilitator_assignment', 'session_facilitator', 'attendance', 'participation_fact']
  LOOP
    EXECUTE format('CREATE POLICY self ON %I FOR SELECT TO coterie_tenant USING (%s)', name, self);
  END LOOP;

  -- The catalog's rows that are published as a whole.
  FOREACH name IN ARRAY ARRAY['region', 'community', 'community_region', 'gathering']
  LOOP
    EXECUTE format('CREATE POLICY public_catalog ON %I FOR SELECT TO coterie_public, coterie_tenant USING (true)', name);
  END LOOP;
END
$$;

ALTER TABLE "organization" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "organization" FORCE ROW LEVEL SECURITY;
CREATE POLICY "public_catalog" ON "organization" FOR SELECT TO "coterie_public", "coterie_tenant" USING (true);
CREATE POLICY "tenant" ON "organization" FOR ALL TO "coterie_tenant"
  USING ("id" = ANY (coalesce(nullif(current_setting('coterie.organization_ids', true), ''), '{}')::uuid[]))
  WITH CHECK ("id" = ANY (coalesce(nullif(current_setting('coterie.organization_ids', true), ''), '{}')::uuid[]));

ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "account" FORCE ROW LEVEL SECURITY;
-- Whoever the issuer vouches for is the one whose row may be read or made.
CREATE POLICY "self" ON "account" FOR ALL TO "coterie_tenant"
  USING ("issuer" = nullif(current_setting('coterie.issuer', true), '') AND "subject" = nullif(current_setting('coterie.subject', true), ''))
  WITH CHECK ("issuer" = nullif(current_setting('coterie.issuer', true), '') AND "subject" = nullif(current_setting('coterie.subject', true), ''));

ALTER TABLE "platform_administrator" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "platform_administrator" FORCE ROW LEVEL SECURITY;
CREATE POLICY "self" ON "platform_administrator" FOR SELECT TO "coterie_tenant"
  USING ("account_id" = nullif(current_setting('coterie.account_id', true), '')::uuid);
CREATE POLICY "appointment" ON "platform_administrator" FOR INSERT TO "coterie_worker"
  WITH CHECK ("account_id" = nullif(current_setting('coterie.account_id', true), '')::uuid);

CREATE POLICY "self" ON "person" FOR SELECT TO "coterie_tenant"
  USING ("account_id" = nullif(current_setting('coterie.account_id', true), '')::uuid);

-- Who registers others sees for whom, and a participant sees the registration. The policies of
-- registration_participant look at no other table, or they would go in a circle.
CREATE POLICY "payer" ON "registration_participant" FOR SELECT TO "coterie_tenant"
  USING ("payer_id" = ANY (coalesce(nullif(current_setting('coterie.person_ids', true), ''), '{}')::uuid[]));
CREATE POLICY "participant" ON "registration" FOR SELECT TO "coterie_tenant"
  USING (EXISTS (SELECT 1 FROM "registration_participant" WHERE "registration_participant"."organization_id" = "registration"."organization_id"
    AND "registration_participant"."registration_id" = "registration"."id"
    AND "registration_participant"."person_id" = ANY (coalesce(nullif(current_setting('coterie.person_ids', true), ''), '{}')::uuid[])));
CREATE POLICY "payer" ON "person" FOR SELECT TO "coterie_tenant"
  USING (EXISTS (SELECT 1 FROM "registration_participant" WHERE "registration_participant"."organization_id" = "person"."organization_id"
    AND "registration_participant"."person_id" = "person"."id"
    AND "registration_participant"."payer_id" = ANY (coalesce(nullif(current_setting('coterie.person_ids', true), ''), '{}')::uuid[])));

-- How to join a session of a gathering is read by those whose registration for it is confirmed; what
-- each registration lets into is for the application to say.
CREATE POLICY "participant" ON "session_link" FOR SELECT TO "coterie_tenant"
  USING (EXISTS (SELECT 1 FROM "session"
    JOIN "registration" ON "registration"."organization_id" = "session"."organization_id"
      AND "registration"."gathering_id" = "session"."gathering_id" AND "registration"."status" = 'confirmed'
    JOIN "registration_participant" ON "registration_participant"."organization_id" = "registration"."organization_id"
      AND "registration_participant"."registration_id" = "registration"."id"
    WHERE "session"."organization_id" = "session_link"."organization_id" AND "session"."id" = "session_link"."session_id"
      AND "registration_participant"."person_id" = ANY (coalesce(nullif(current_setting('coterie.person_ids', true), ''), '{}')::uuid[])));

CREATE POLICY "public_catalog" ON "program" FOR SELECT TO "coterie_public", "coterie_tenant" USING ("status" = 'published');
CREATE POLICY "public_catalog" ON "cycle" FOR SELECT TO "coterie_public", "coterie_tenant" USING ("status" <> 'draft');
CREATE POLICY "public_catalog" ON "session_cycle" FOR SELECT TO "coterie_public", "coterie_tenant"
  USING (EXISTS (SELECT 1 FROM "cycle" WHERE "cycle"."organization_id" = "session_cycle"."organization_id"
    AND "cycle"."id" = "session_cycle"."cycle_id" AND "cycle"."status" <> 'draft'));
CREATE POLICY "public_catalog" ON "session" FOR SELECT TO "coterie_public", "coterie_tenant"
  USING ("gathering_id" IS NOT NULL OR EXISTS (SELECT 1 FROM "session_cycle" WHERE "session_cycle"."organization_id" = "session"."organization_id"
    AND "session_cycle"."session_id" = "session"."id"));
CREATE POLICY "public_catalog" ON "fee" FOR SELECT TO "coterie_public", "coterie_tenant"
  USING ("cycle_id" IS NULL OR EXISTS (SELECT 1 FROM "cycle" WHERE "cycle"."organization_id" = "fee"."organization_id"
    AND "cycle"."id" = "fee"."cycle_id" AND "cycle"."status" <> 'draft'));
CREATE POLICY "public_catalog" ON "resource" FOR SELECT TO "coterie_public", "coterie_tenant" USING ("visibility" = 'public');

CREATE POLICY "worker" ON "dispatch" FOR SELECT TO "coterie_worker" USING (true);
