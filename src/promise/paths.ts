// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
/**
 * The operations of the API by path and method, for `openapi-fetch`: what each takes and answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface paths {
    "/v1/agent-approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets how far a person has decided about what an agent asked for.
         * @description Ask again until `status` is no longer `pending`. The answer has no `data` around it.
         */
        get: operations["getV1Agent-approvalsByApprovalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the apps that the token can see. Deprecated: use `GET /v1/services`.
         * @deprecated
         */
        get: operations["getV1Apps"];
        put?: never;
        /**
         * Creates an app in a project. Deprecated: use `POST /v1/services`.
         * @deprecated
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the one that exists already.
         */
        post: operations["postV1Apps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets an app. Deprecated: use `GET /v1/services/{serviceId}`.
         * @deprecated
         */
        get: operations["getV1AppsByAppId"];
        put?: never;
        post?: never;
        /**
         * Deletes an app. Deprecated: use `DELETE /v1/services/{serviceId}`.
         * @deprecated
         */
        delete: operations["deleteV1AppsByAppId"];
        options?: never;
        head?: never;
        /**
         * Changes the name, the logical id or the branch of an app. Deprecated: use `PATCH /v1/services/{serviceId}`.
         * @deprecated
         */
        patch: operations["patchV1AppsByAppId"];
        trace?: never;
    };
    "/v1/apps/{appId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a deployment the live one of its app. Deprecated: use `POST /v1/services/{serviceId}/promote`.
         * @deprecated
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
         */
        post: operations["postV1AppsByAppIdPromote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an earlier deployment the live one of its app again. Deprecated: use `POST /v1/services/{serviceId}/rollback`.
         * @deprecated
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
         */
        post: operations["postV1AppsByAppIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all custom domains of an app. Deprecated: use `GET /v1/services/{serviceId}/domains`.
         * @deprecated
         * @description There is only one page.
         */
        get: operations["getV1AppsByAppIdDomains"];
        put?: never;
        /**
         * Adds a custom domain to an app. Deprecated: use `POST /v1/services/{serviceId}/domains`.
         * @deprecated
         * @description Answers 201 when the domain is new and 200 when it was there. A 429 may be the number of domains that a service can have, which repeating does not lift.
         */
        post: operations["postV1AppsByAppIdDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the deployments of an app. Deprecated: use `GET /v1/services/{serviceId}/deployments`.
         * @deprecated
         */
        get: operations["getV1AppsByAppIdDeployments"];
        put?: never;
        /**
         * Creates a deployment of an app. Deprecated: use `POST /v1/services/{serviceId}/deployments`.
         * @deprecated
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: whoever has it can upload.
         */
        post: operations["postV1AppsByAppIdDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the services that the token can see. */
        get: operations["getV1Services"];
        put?: never;
        /**
         * Creates a service in a project.
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the one that exists already.
         */
        post: operations["postV1Services"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a service. */
        get: operations["getV1ServicesByServiceId"];
        put?: never;
        post?: never;
        /** Deletes a service. */
        delete: operations["deleteV1ServicesByServiceId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a service. */
        patch: operations["patchV1ServicesByServiceId"];
        trace?: never;
    };
    "/v1/services/{serviceId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a deployment the live one of its service.
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
         */
        post: operations["postV1ServicesByServiceIdPromote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an earlier deployment the live one of its service again.
         * @description One that is stopped is started, and the answer waits until it runs. A 429 may be the compute limit of the plan, which repeating does not lift.
         */
        post: operations["postV1ServicesByServiceIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all custom domains of a service.
         * @description There is only one page.
         */
        get: operations["getV1ServicesByServiceIdDomains"];
        put?: never;
        /**
         * Adds a custom domain to a service.
         * @description Answers 201 when the domain is new and 200 when it was there. A 429 may be the number of domains that a service can have, which repeating does not lift.
         */
        post: operations["postV1ServicesByServiceIdDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the deployments of a service. */
        get: operations["getV1ServicesByServiceIdDeployments"];
        put?: never;
        /**
         * Creates a deployment of a service.
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: whoever has it can upload. `skipCodeUpload` takes the code of the promoted deployment instead, and needs one.
         */
        post: operations["postV1ServicesByServiceIdDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the branches of a project. */
        get: operations["getV1ProjectsByProjectIdBranches"];
        put?: never;
        /** Creates a branch in a project. */
        post: operations["postV1ProjectsByProjectIdBranches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a branch. */
        get: operations["getV1BranchesByBranchId"];
        put?: never;
        post?: never;
        /**
         * Deletes a branch.
         * @description Refused for the default branch of a project, for its production branch, and while services, databases or buckets are on it.
         */
        delete: operations["deleteV1BranchesByBranchId"];
        options?: never;
        head?: never;
        /**
         * Makes a branch the default one of its project.
         * @description Its role stays: the first branch of a project is its production branch.
         */
        patch: operations["patchV1BranchesByBranchId"];
        trace?: never;
    };
    "/v1/buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the buckets that the token can see. */
        get: operations["getV1Buckets"];
        put?: never;
        /** Creates a bucket in a project. */
        post: operations["postV1Buckets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buckets/{bucketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a bucket. */
        get: operations["getV1BucketsByBucketId"];
        put?: never;
        post?: never;
        /** Deletes a bucket. */
        delete: operations["deleteV1BucketsByBucketId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a bucket. */
        patch: operations["patchV1BucketsByBucketId"];
        trace?: never;
    };
    "/v1/buckets/{bucketId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the access keys of a bucket, without their secrets. */
        get: operations["getV1BucketsByBucketIdKeys"];
        put?: never;
        /** Creates an access key for a bucket. Its `secretAccessKey` is shown only in this answer. */
        post: operations["postV1BucketsByBucketIdKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buckets/{bucketId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an access key of a bucket. */
        delete: operations["deleteV1BucketsByBucketIdKeysByKeyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the builds that the token can see. */
        get: operations["getV1Builds"];
        put?: never;
        /**
         * Reports a new build.
         * @description Safe to repeat only with a `runIdentity`: the same run is then the same build. Without one, every call makes another.
         */
        post: operations["postV1Builds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds/{buildId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a build with the resources that it touched. */
        get: operations["getV1BuildsByBuildId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Reports how a build goes on.
         * @description `projectId`, `branchId`, `deployedUrl` and `applicationTopologyContentHash` can be set once. The state of a build that has ended no longer changes; the other fields do.
         */
        patch: operations["patchV1BuildsByBuildId"];
        trace?: never;
    };
    "/v1/builds/{buildId}/resources/{resourceType}/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records what a build did to a resource. */
        put: operations["putV1BuildsByBuildIdResourcesByResourceTypeByResourceId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds/{buildId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams the log of a build as NDJSON.
         * @description Ends in a `terminal` record. With `follow=true` the stream stays open until the build ends; `cursor` continues after a record.
         */
        get: operations["getV1BuildsByBuildIdLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domainId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a custom domain with the DNS records that it needs. */
        get: operations["getV1DomainsByDomainId"];
        put?: never;
        post?: never;
        /** Removes a custom domain. */
        delete: operations["deleteV1DomainsByDomainId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domainId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the verification of a custom domain again. */
        post: operations["postV1DomainsByDomainIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the connections that the token can see, without their secrets. */
        get: operations["getV1Connections"];
        put?: never;
        /** Creates a connection to a database. Its connection strings are shown only in this answer. */
        post: operations["postV1Connections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a connection, without its secrets.
         * @description `url` is the link to the connection in this API; the connection strings were shown when it was created.
         */
        get: operations["getV1ConnectionsById"];
        put?: never;
        post?: never;
        /** Deletes a connection: its credentials stop working. */
        delete: operations["deleteV1ConnectionsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces the credentials of a connection. The new connection strings are shown only in this answer. */
        post: operations["postV1ConnectionsByIdRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the databases that the token can see. */
        get: operations["getV1Databases"];
        put?: never;
        /**
         * Creates a database in a project. Its connection strings are shown only in this answer.
         * @description It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
         */
        post: operations["postV1Databases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a database. */
        get: operations["getV1DatabasesByDatabaseId"];
        put?: never;
        post?: never;
        /**
         * Deletes a database with its data.
         * @description Refused for the default database of a project: it goes with the project.
         */
        delete: operations["deleteV1DatabasesByDatabaseId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a database. */
        patch: operations["patchV1DatabasesByDatabaseId"];
        trace?: never;
    };
    "/v1/databases/{databaseId}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the connections of a database, without their secrets. */
        get: operations["getV1DatabasesByDatabaseIdConnections"];
        put?: never;
        /**
         * Creates a connection to this database. Its connection strings are shown only in this answer.
         * @description Answers 200, not 201.
         */
        post: operations["postV1DatabasesByDatabaseIdConnections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the newest backups of a database.
         * @description There is no cursor: raise `limit` (25 when left out, 100 at most) to see more.
         */
        get: operations["getV1DatabasesByDatabaseIdBackups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{targetDatabaseId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replaces the data of a database by a backup.
         * @description What was in it is gone.
         */
        post: operations["postV1DatabasesByTargetDatabaseIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets how many operations and how much storage a database used.
         * @description The answer has no `data` around it. A 503 says in `Retry-After` when to ask again.
         */
        get: operations["getV1DatabasesByDatabaseIdUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a deployment. */
        get: operations["getV1DeploymentsByDeploymentId"];
        put?: never;
        post?: never;
        /** Deletes a deployment. */
        delete: operations["deleteV1DeploymentsByDeploymentId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a deployment.
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
         */
        post: operations["postV1DeploymentsByDeploymentIdStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a deployment. */
        post: operations["postV1DeploymentsByDeploymentIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a page of the log of a deployment as NDJSON.
         * @description The page ends in a `terminal` record that has the cursor of the next one. With `Upgrade: websocket` the answer is 101 and the same records come live, for ten minutes at most.
         */
        get: operations["getV1DeploymentsByDeploymentIdLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the projects that the token can see. */
        get: operations["getV1Projects"];
        put?: never;
        /**
         * Creates a project, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
         * @description A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
         */
        post: operations["postV1Projects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a project. */
        get: operations["getV1ProjectsById"];
        put?: never;
        post?: never;
        /**
         * Deletes a project.
         * @description Refused while it has services. Its databases go with it.
         */
        delete: operations["deleteV1ProjectsById"];
        options?: never;
        head?: never;
        /** Renames a project or changes its settings. */
        patch: operations["patchV1ProjectsById"];
        trace?: never;
    };
    "/v1/projects/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a project over to the workspace of another person's access token.
         * @description For partners: the recipient logs in without `offline_access`, and that access token goes here.
         */
        post: operations["postV1ProjectsByIdTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the lease that the state of a stage is read and written under.
         * @description It lasts `ttlSeconds`: 60 by default, from 30 to 300. A 409 means that someone else holds it. The lease id is a capability: keep it secret.
         */
        post: operations["postV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        /** Gives a lease back. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        options?: never;
        head?: never;
        /**
         * Keeps a lease from running out.
         * @description It lasts `ttlSeconds` from now: 60 by default, from 30 to 300. A 404 means that it was lost.
         */
        patch: operations["patchV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the version of the state protocol.
         * @description Needs no token. The answer has no `data` around it, as with all of the Alchemy state.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the names of the stacks that have state on a branch. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the names of the stages of a stack. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the fully qualified names of the resources of a stage. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the state of a resource.
         * @description `null` where it has none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        /** Writes the state of a resource, and answers it. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        post?: never;
        /** Deletes the state of a resource. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/replaced-resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the state of the resources that were replaced. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageReplaced-resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the output of a stage.
         * @description `null` where it has none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput"];
        /** Writes the output of a stage, and answers it. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes the state of a stack, or only that of one stage of it. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/application-topology": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets the modules, services and resources of a branch and how they are connected. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdApplication-topology"];
        /** Replaces the whole topology of a branch. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdApplication-topology"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/databases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the databases of a project. */
        get: operations["getV1ProjectsByProjectIdDatabases"];
        put?: never;
        /**
         * Creates a database in this project. Its connection strings are shown only in this answer.
         * @description It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
         */
        post: operations["postV1ProjectsByProjectIdDatabases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environment-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the environment variables that the token can see, without their values. */
        get: operations["getV1Environment-variables"];
        put?: never;
        /** Creates an environment variable. Its value is never shown again. */
        post: operations["postV1Environment-variables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environment-variables/{envVarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets an environment variable, without its value. */
        get: operations["getV1Environment-variablesByEnvVarId"];
        put?: never;
        post?: never;
        /** Deletes an environment variable. */
        delete: operations["deleteV1Environment-variablesByEnvVarId"];
        options?: never;
        head?: never;
        /** Gives an environment variable a new value. It is never shown again. */
        patch: operations["patchV1Environment-variablesByEnvVarId"];
        trace?: never;
    };
    "/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the applications that have access to a workspace. */
        get: operations["getV1Integrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets an integration. */
        get: operations["getV1IntegrationsById"];
        put?: never;
        post?: never;
        /** Takes the access to its workspace away from an application. */
        delete: operations["deleteV1IntegrationsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets who the token stands for: a user, a workspace, a credential. */
        get: operations["getV1Me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the applications that have access to this workspace. */
        get: operations["getV1WorkspacesByWorkspaceIdIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/integrations/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the access to this workspace away from an application. */
        delete: operations["deleteV1WorkspacesByWorkspaceIdIntegrationsByClientId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/service-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the service tokens of a workspace, without their values. */
        get: operations["getV1WorkspacesByWorkspaceIdService-tokens"];
        put?: never;
        /** Creates a service token. Its `value` is shown only in this answer. */
        post: operations["postV1WorkspacesByWorkspaceIdService-tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/service-tokens/{serviceTokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a service token. */
        delete: operations["deleteV1WorkspacesByWorkspaceIdService-tokensByServiceTokenId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/github-actions/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the OIDC token of a GitHub workflow run for a short-lived service token.
         * @description Needs no token of ours; the OIDC token must have the audience `prisma-cloud`. It lasts `expiresInSeconds`: 1800 by default, from 60 to 3600. Every refusal is the same 401.
         */
        post: operations["postV1AuthGithub-actionsToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions of every product. */
        get: operations["getV1Regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/postgres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions where a database can be. */
        get: operations["getV1RegionsPostgres"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/accelerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions of Accelerate. */
        get: operations["getV1RegionsAccelerate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the GitHub App installations of a workspace. */
        get: operations["getV1Scm-installations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations/install-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gets the URL where a person installs the GitHub App for a workspace. */
        post: operations["postV1Scm-installationsInstall-intents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations/{installationId}/repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the repositories that a GitHub App installation can see. */
        get: operations["getV1Scm-installationsByInstallationIdRepositories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/source-repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the repositories that are connected to a project. */
        get: operations["getV1Source-repositories"];
        put?: never;
        /** Connects a repository to a project. */
        post: operations["postV1Source-repositories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/source-repositories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a connected repository. */
        get: operations["getV1Source-repositoriesById"];
        put?: never;
        post?: never;
        /** Disconnects a repository from its project. */
        delete: operations["deleteV1Source-repositoriesById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the workspaces that the token can see. */
        get: operations["getV1Workspaces"];
        put?: never;
        /** Creates a workspace. A repeated call makes a second one. */
        post: operations["postV1Workspaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a workspace. */
        get: operations["getV1WorkspacesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets the plan of a workspace, and whether its usage is blocked. */
        get: operations["getV1WorkspacesByIdSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a project in this workspace, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
         * @description A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
         */
        post: operations["postV1WorkspacesByWorkspaceIdProjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/**
 * The webhooks of the contract, of which it has none.
 *
 * @since 0.1.0
 * @category models
 */
export type webhooks = Record<string, never>;
/**
 * The shapes of the contract by name: `components["schemas"]["Project"]`.
 *
 * @since 0.1.0
 * @category models
 */
export interface components {
    schemas: {
        WorkspaceId: string;
        ProjectId: string;
        DatabaseId: string;
        ConnectionId: string;
        BranchId: string;
        NullableBranchId: string | null;
        /** A branch id, or `unassigned` for what belongs to no branch. */
        BranchFilter: "unassigned" | components["schemas"]["BranchId"];
        ServiceId: string;
        DeploymentId: string;
        DomainId: string;
        BuildId: string;
        BucketId: string;
        BucketKeyId: string;
        EnvironmentVariableId: string;
        /** The id of an integration or of a service token. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
        IntegrationId: string;
        ScmInstallationId: string;
        SourceRepositoryId: string;
        /** Whoever has it holds the lease: it is a capability. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
        LeaseId: string;
        ErrorBody: {
            /** Why the request was refused or failed. */
            error: {
                /** The reason for programs, such as `resource-not-found`, `validation-error` or `planLimitReached`. */
                code: string;
                /** The reason for people. Its wording may change: compare `code` instead. */
                message: string;
                /** What to do about it, where the API knows. */
                hint?: string;
            };
        };
        /** Ask for the next page with `nextCursor` as long as `hasMore` is true. */
        Pagination: {
            /** Give it as `cursor` to read the next page. Null on the last page. */
            nextCursor: string | null;
            /** Whether there is another page. */
            hasMore: boolean;
        };
        /** Another resource: its id, its name and the link to it. */
        ResourceReference: {
            /** The id of the resource, with its prefix. */
            id: string;
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the resource, for people. */
            name: string;
        };
        /** Another thing by its id and its name. */
        NamedReference: {
            /** The id to give to the API. */
            id: string;
            /** The name, for people. */
            name: string;
        };
        NullableNamedReference: {
            /** The id to give to the API. */
            id: string;
            /** The name, for people. */
            name: string;
        } | null;
        /**
         * A boolean as text, in a query string.
         * @enum {string}
         */
        BooleanText: "true" | "false";
        /**
         * What a branch is, and what a variable is for.
         * @enum {string}
         */
        EnvironmentClass: "production" | "preview";
        /** @enum {string} */
        Product: "postgres" | "accelerate";
        /** A name of the caller's choice that is unique where it is used. Matches `^[a-z0-9][-_a-z0-9]*$`. */
        LogicalId: string;
        Workspace: {
            /** The id of the workspace, with its prefix `wksp_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "workspace";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the workspace, for people. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        WorkspacePage: {
            /** The workspaces of this page. */
            data: components["schemas"]["Workspace"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        WorkspaceResponse: {
            /** The workspace. */
            data: components["schemas"]["Workspace"];
        };
        CreateWorkspaceInput: {
            /** The name of the workspace, for people. Omitted: the API chooses one. */
            displayName?: string;
        };
        Subscription: {
            /** The name of the plan, for people. */
            planName: string;
            /** Whether databases are blocked because a limit of the plan is reached. */
            usageBlocked: boolean;
            /**
             * The page where a person changes the plan, for a browser. An absolute URL.
             * Format: uri
             */
            upgradeUrl: string;
        };
        Project: {
            /** The id of the project, with its prefix `proj_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "project";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the project, for people. It need not be unique. */
            name: string;
            /** The name that its creator chose to find it again, unique in the workspace. Null without one. */
            logicalId: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The id of the region that new services get when none is given. Null without one. */
            defaultRegion: string | null;
            /** The workspace that the project belongs to. */
            workspace: components["schemas"]["ResourceReference"];
        };
        ProjectPage: {
            /** The projects of this page. */
            data: components["schemas"]["Project"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        ProjectResponse: {
            /** The project. */
            data: components["schemas"]["Project"];
        };
        /** A new project, with the database that was made for it. */
        CreatedProject: {
            /** The id of the project, with its prefix `proj_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "project";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the project, for people. It need not be unique. */
            name: string;
            /** The name that its creator chose to find it again, unique in the workspace. Null without one. */
            logicalId: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The id of the region that new services get when none is given. Null without one. */
            defaultRegion: string | null;
            /** The workspace that the project belongs to. */
            workspace: components["schemas"]["ResourceReference"];
            /** The database that was created with the project. Null when `createDatabase` was false. */
            database: components["schemas"]["InitialDatabase"];
        };
        CreatedProjectResponse: {
            /** The new project. The only time its database shows its connection strings. */
            data: components["schemas"]["CreatedProject"];
        };
        CreateProjectInput: {
            /**
             * Whether the project gets a database at once, which becomes its default.
             * @default true
             */
            createDatabase?: boolean;
            /** The name of the project, for people. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** The region of the database, and the project's default one. Omitted: the API chooses. */
            region?: components["schemas"]["RegionId"];
            /** A name of your choice that finds the project again. A project of the workspace that has it already is a 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
            logicalId?: components["schemas"]["LogicalId"];
            /** The id of the workspace to create it in, with or without its prefix `wksp_`. Omitted: the token's workspace. */
            workspaceId?: string;
        };
        CreateProjectInWorkspaceInput: {
            /**
             * Whether the project gets a database at once, which becomes its default.
             * @default true
             */
            createDatabase?: boolean;
            /** The name of the project, for people. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** The region of the database, and the project's default one. Omitted: the API chooses. */
            region?: components["schemas"]["RegionId"];
            /** A name of your choice that finds the project again. A project of the workspace that has it already is a 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
            logicalId?: components["schemas"]["LogicalId"];
        };
        UpdateProjectInput: {
            /** The new name, for people. Omitted: it stays. 1 to 256 characters. */
            name?: string;
            /** Settings of the project by name, with any JSON values. Omitted: they stay. */
            settings?: {
                [key: string]: unknown;
            };
        };
        TransferProjectInput: {
            /** An access token of the workspace that receives the project. A secret: it is never logged or shown. */
            recipientAccessToken: string;
        };
        Database: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "database";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the database, for people. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final: it does not become ready by itself. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which cannot be deleted alone. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null without one. */
            defaultConnectionId: string | null;
            /** Its connections, without their secrets. */
            connections: components["schemas"]["Connection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
        };
        DatabasePage: {
            /** The databases of this page. */
            data: components["schemas"]["Database"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        DatabaseResponse: {
            /** The database. */
            data: components["schemas"]["Database"];
        };
        /** A new database: the only time its connections carry their connection strings. */
        CreatedDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "database";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the database, for people. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final: it does not become ready by itself. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which cannot be deleted alone. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null without one. */
            defaultConnectionId: string | null;
            /** Its connections. This answer is the only one with their connection strings. */
            connections: components["schemas"]["InitialConnection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
        };
        /** A new database with the deprecated `apiKeys` beside its connections. */
        CreatedDatabaseWithApiKeys: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "database";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the database, for people. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final: it does not become ready by itself. */
            status: components["schemas"]["InitialDatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which cannot be deleted alone. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null without one. */
            defaultConnectionId: string | null;
            /** Its connections. This answer is the only one with their connection strings. */
            connections: components["schemas"]["InitialConnection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
            /**
             * Replaced by `connections`.
             * @deprecated
             */
            apiKeys: components["schemas"]["ApiKey"][];
            /**
             * Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string | null;
            /** Replaced by `endpoints.direct` of a connection in `connections`. */
            directConnection: components["schemas"]["DirectConnection"];
        };
        /** The database that was made with a project; null when none was asked for. */
        InitialDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "database";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the database, for people. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final: it does not become ready by itself. */
            status: components["schemas"]["InitialDatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which cannot be deleted alone. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null without one. */
            defaultConnectionId: string | null;
            /** Its connections. This answer is the only one with their connection strings. */
            connections: components["schemas"]["InitialConnection"][];
            /** The region that it runs in. */
            region: components["schemas"]["NamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
            /**
             * Replaced by `connections`.
             * @deprecated
             */
            apiKeys: components["schemas"]["ApiKey"][];
            /**
             * Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string | null;
            /** Replaced by `endpoints.direct` of a connection in `connections`. */
            directConnection: components["schemas"]["DirectConnection"];
        } | null;
        RestoredDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "database";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the database, for people. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final: it does not become ready by itself. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which cannot be deleted alone. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null without one. */
            defaultConnectionId: string | null;
            /** Its connections, without their secrets. */
            connections: components["schemas"]["Connection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["BackupSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
        };
        /** @enum {string} */
        DatabaseStatus: "failure" | "provisioning" | "ready" | "recovering";
        /** @enum {string} */
        InitialDatabaseStatus: "provisioning" | "ready";
        CreateDatabaseInput: {
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. */
            region?: components["schemas"]["DatabaseRegionId"];
            /** The name of the database, for people. Omitted: the API chooses one. Not empty. */
            name?: string;
            /**
             * Whether it becomes the default database of its project.
             * @default false
             */
            isDefault?: boolean;
            /** What to fill it with: a backup or another database. Omitted: it is empty. */
            source?: components["schemas"]["DatabaseSourceInput"];
            /** The id of the branch to create it on. Null is refused. Excludes `branchGitName`. Neither given: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to create it on, which is created where it is missing. Null is refused. Excludes `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** A name of your choice that finds the database again. One of the branch that has it already is a 409. Excludes `branchGitName`: give `branchId`. */
            logicalId?: string;
        };
        CreateDatabaseInProjectInput: {
            /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. */
            region?: components["schemas"]["DatabaseRegionId"];
            /** The name of the database, for people. Omitted: the API chooses one. Not empty. */
            name?: string;
            /**
             * Whether it becomes the default database of its project.
             * @default false
             */
            isDefault?: boolean;
            /**
             * Replaced by `source`.
             * @deprecated
             */
            fromDatabase?: {
                /** The id of the database to copy, with or without its prefix `db_`. Give it in `source` as `databaseId`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["DatabaseId"];
                /** The id of a backup of that database. Omitted: the database as it is now. Give it in `source` as `backupId`. */
                backupId?: string;
            };
            /** What to fill it with: a backup or another database. Omitted: it is empty. */
            source?: components["schemas"]["DatabaseSourceInput"];
        };
        UpdateDatabaseInput: {
            /** The new name, for people. Omitted: it stays. Not empty. */
            name?: string;
            /** The id of the branch to move it to. Null is refused. Excludes `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to move it to, which is created where it is missing. Null is refused. Excludes `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** The new logical id, unique on its branch. Excludes `branchId` and `branchGitName`: move the database first. */
            logicalId?: string;
        };
        RestoreDatabaseInput: {
            /** The backup that replaces all data of the database. */
            source: components["schemas"]["BackupSourceInput"];
        };
        /** What a database was made from. */
        DatabaseSource: components["schemas"]["EmptySource"] | components["schemas"]["BackupSource"] | components["schemas"]["ExistingDatabaseSource"] | null;
        EmptySource: {
            /**
             * `empty`: the database was created without data.
             * @constant
             */
            type: "empty";
        };
        BackupSource: {
            /**
             * `backup`: the database was created from a backup.
             * @constant
             */
            type: "backup";
            /** The id of the database that the backup is of. */
            databaseId: string;
            /** The id of the backup. */
            backupId: string;
        };
        ExistingDatabaseSource: {
            /**
             * `database`: the database is a copy of another one.
             * @constant
             */
            type: "database";
            /** The id of the database that was copied. */
            databaseId: string;
        };
        DatabaseSourceInput: components["schemas"]["EmptySource"] | components["schemas"]["BackupSourceInput"] | components["schemas"]["ExistingDatabaseSourceInput"];
        BackupSourceInput: {
            /**
             * `backup`: take the data of a backup.
             * @constant
             */
            type: "backup";
            /** The id of the database that the backup is of, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
            /** The id of the backup, as `GET /v1/databases/{databaseId}/backups` shows it. */
            backupId: string;
        };
        ExistingDatabaseSourceInput: {
            /**
             * `database`: take the data of another database.
             * @constant
             */
            type: "database";
            /** The id of the database to copy, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
        };
        /**
         * @default us-east-1
         * @enum {string}
         */
        DatabaseRegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1" | "inherit";
        Backup: {
            /** The id of the backup. Give it as `backupId`. */
            id: string;
            /**
             * `full` holds all data, `incremental` what changed since the backup before, `differential` what changed since the last full one.
             * @enum {string}
             */
            backupType: "full" | "incremental" | "differential";
            /**
             * When the backup was made.
             * Format: date-time
             */
            createdAt: string;
            /** The size in bytes. Absent while it is not known. */
            size?: number;
            /**
             * Only a `completed` backup can be restored.
             * @enum {string}
             */
            status: "running" | "completed" | "failed" | "unknown";
            /**
             * Which kind of thing this is.
             * @constant
             */
            type?: "backup";
        };
        /** The newest backups: there is no cursor to older ones. */
        BackupPage: {
            /** The newest backups. There is no cursor: a larger `limit` shows more. */
            data: components["schemas"]["Backup"][];
            /** What holds for all backups of this database. */
            meta: {
                /** How long backups are kept, in days. */
                backupRetentionDays: number;
            };
            /** Whether there are more than `limit` backups. */
            pagination: {
                /** Whether there are more backups than this answer shows. */
                hasMore: boolean;
                /** How many backups this answer shows at most. Null without a limit. */
                limit: number | null;
            };
        };
        DatabaseUsage: {
            /** The time that the figures are for. */
            period: {
                /**
                 * When the time begins.
                 * Format: date-time
                 */
                start: string;
                /**
                 * When the time ends.
                 * Format: date-time
                 */
                end: string;
            };
            /** What was used in that time. */
            metrics: {
                /** The operations that the database ran. */
                operations: {
                    /** How many operations ran. */
                    used: number;
                    /**
                     * What `used` counts: operations.
                     * @constant
                     */
                    unit: "ops";
                };
                /** The storage that the data takes. */
                storage: {
                    /** How much storage is used, in GiB (1,073,741,824 bytes). */
                    used: number;
                    /**
                     * What `used` counts: GiB.
                     * @constant
                     */
                    unit: "GiB";
                };
            };
            /**
             * When the figures were computed. They may lag behind.
             * Format: date-time
             */
            generatedAt: string;
        };
        /** A way into a database, without its secrets. */
        Connection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the connection, for people. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it leads to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** Where it connects to, by way of access. Connection strings were in the answer that created it. */
            endpoints: components["schemas"]["Endpoints"];
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database that the connection leads to. */
            database: components["schemas"]["ResourceReference"];
        };
        ConnectionPage: {
            /** The connections of this page, without their secrets. */
            data: components["schemas"]["Connection"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new or rotated connection: the only time it carries its connection strings. */
        CreatedConnection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the connection, for people. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it leads to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** Where it connects to, by way of access, with the connection strings. Store them: no other answer has them. */
            endpoints: components["schemas"]["CreatedEndpoints"];
            /**
             * Replaced by `connectionString` of `endpoints.direct` or `endpoints.pooled`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string;
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database that the connection leads to. */
            database: components["schemas"]["ResourceReference"];
            /**
             * Replaced by `endpoints.direct.host`.
             * @deprecated
             */
            host: string | null;
            /**
             * Replaced by `endpoints.direct.connectionString`, which contains it. A secret, shown only in this answer.
             * @deprecated
             */
            pass: string | null;
            /**
             * Replaced by `endpoints.direct.connectionString`, which contains it.
             * @deprecated
             */
            user: string | null;
        };
        CreatedConnectionResponse: {
            /** The connection. The only time it shows its connection strings. */
            data: components["schemas"]["CreatedConnection"];
        };
        /** A connection that was made with its database. */
        InitialConnection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the connection, for people. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it leads to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** Where it connects to, by way of access, with the connection strings. Store them: no other answer has them. */
            endpoints: components["schemas"]["InitialEndpoints"];
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database that the connection leads to. */
            database: components["schemas"]["ResourceReference"];
        };
        /** The deprecated form of a connection. */
        ApiKey: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the connection, for people. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it leads to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** Where it connects to, by way of access. Connection strings were in the answer that created it. */
            endpoints: components["schemas"]["Endpoints"];
            /**
             * Replaced by `connections` of the database, with `endpoints`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string;
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
        };
        Endpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
        };
        Endpoints: {
            /** Straight to the database: for migrations and long sessions. Absent where there is none. */
            direct?: components["schemas"]["Endpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent where there is none. */
            pooled?: components["schemas"]["Endpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent where there is none. */
            accelerate?: components["schemas"]["Endpoint"];
        };
        CreatedEndpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
            /** The URL to connect with, including its password. A secret, shown only in this answer. */
            connectionString: string;
        };
        CreatedEndpoints: {
            /** Straight to the database: for migrations and long sessions. Absent where there is none. */
            direct?: components["schemas"]["CreatedEndpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent where there is none. */
            pooled?: components["schemas"]["CreatedEndpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent where there is none. */
            accelerate?: components["schemas"]["CreatedEndpoint"];
        };
        InitialEndpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
            /** The URL to connect with, including its password. A secret, shown only in this answer. Absent where the endpoint has none. */
            connectionString?: string;
        };
        InitialEndpoints: {
            /** Straight to the database: for migrations and long sessions. Absent where there is none. */
            direct?: components["schemas"]["InitialEndpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent where there is none. */
            pooled?: components["schemas"]["InitialEndpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent where there is none. */
            accelerate?: components["schemas"]["InitialEndpoint"];
        };
        /**
         * Deprecated: `endpoints.direct` has the connection string.
         * @deprecated
         */
        DirectConnection: {
            /** The host name to connect to. `endpoints.direct` has it with its port. */
            host: string;
            /** The password. A secret, shown only in this answer. `endpoints.direct.connectionString` contains it. */
            pass: string;
            /** The user name. `endpoints.direct.connectionString` contains it. */
            user: string;
        } | null;
        CreateConnectionInput: {
            /** The id of the database to connect to, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
            /** The name of the connection, for people. 3 to 65 characters. */
            name: string;
        };
        CreateConnectionInDatabaseInput: {
            /** The name of the connection, for people. 3 to 65 characters. */
            name: string;
        };
        Branch: {
            /** The id of the branch, with its prefix `br_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "branch";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the git branch, unique in its project. It cannot be changed. */
            gitName: string;
            /** Whether it is the default branch of its project, which takes what names no branch. */
            isDefault: boolean;
            /** `production` for the first branch of a project, `preview` for all others. It never changes. */
            role: components["schemas"]["EnvironmentClass"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
            /** The project that the branch is in. */
            project: components["schemas"]["ResourceReference"];
        };
        BranchPage: {
            /** The branches of this page, the oldest first. Deleted ones are not in it. */
            data: components["schemas"]["Branch"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        BranchResponse: {
            /** The branch. */
            data: components["schemas"]["Branch"];
        };
        CreateBranchInput: {
            /** The name of the git branch. One of the project that has it already is a 409. Not empty. */
            gitName: string;
            /** Whether it becomes the default branch instead of the present one. The first branch of a project always is. */
            isDefault?: boolean;
        };
        UpdateBranchInput: {
            /** `true` makes it the default branch of its project. To take that away, make another one the default. Its role stays. */
            isDefault?: boolean | null;
        };
        Service: {
            /** The id of the service, with its prefix `cps_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "app";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the service, for people, unique on its branch. */
            name: string;
            /** The region that it runs in. It cannot be changed. */
            region: components["schemas"]["NamedReference"];
            /** The id of the project that it is in. */
            projectId: string;
            /** The id of the branch that it is on. Null while it is on none. */
            branchId: string | null;
            /** The id of the deployment that is live, which need not be the newest. Null before the first promote. */
            latestDeploymentId: string | null;
            /** The host name that it answers at. A placeholder until the first promote: read it again after that. */
            appEndpointDomain: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
        };
        ServicePage: {
            /** The services of this page, the oldest first. */
            data: components["schemas"]["Service"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        ServiceResponse: {
            /** The service. */
            data: components["schemas"]["Service"];
        };
        CreateServiceInput: {
            /** The name of the service, for people. One of the branch that has it already is a 409. 1 to 256 characters. */
            displayName: string;
            /**
             * The region to run in. Omitted: the project's default region, else `us-east-1`. It cannot be changed later.
             * @default us-east-1
             * @enum {string}
             */
            regionId?: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
            /** The id of the branch to create it on. Excludes `branchGitName`. Neither given: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to create it on. Excludes `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** A name of your choice that finds the service again. One of the branch that has it already is a 409. Excludes `branchGitName`: give `branchId`. */
            logicalId?: string;
        };
        UpdateServiceInput: {
            /** The new name, for people. Omitted: it stays. 1 to 256 characters. */
            displayName?: string;
            /** The new logical id, unique on its branch. Excludes `branchId` and `branchGitName`: move the service first. */
            logicalId?: string;
            /** The id of the branch to move it to. Excludes `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to move it to. Excludes `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
        };
        /** Says which service is there already. */
        ServiceAlreadyExistsBody: {
            /** Which service is in the way. */
            error: {
                /**
                 * The reason for programs, always this one.
                 * @constant
                 */
                code: "app:already_exists";
                /** The reason for people. Its wording may change: compare `code` instead. */
                message: string;
                /** The id of the service that is there, with its prefix `cps_`: use that one instead of a new one. */
                existingAppId: string;
                /** The name of the service that is there. */
                name: string;
                /** The git name of the branch that it is on. */
                branchGitName: string;
                /**
                 * What both have in common. The name is compared first.
                 * @enum {string}
                 */
                conflict?: "name" | "logicalId";
                /** The logical id of the service that is there. Null without one. */
                logicalId?: string | null;
            };
        };
        /** @enum {string} */
        RegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
        Promotion: {
            /** The host name that the service answers at now. */
            appEndpointDomain: string;
            /** How many custom domains moved from the deployment that was live before. */
            reassignedDomains: number;
        };
        PromotionResponse: {
            /** Where the service answers now. */
            data: components["schemas"]["Promotion"];
        };
        PromotionInput: {
            /** The id of the deployment to make live, with or without its prefix `cpv_`. Wins over `versionId`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            deploymentId?: components["schemas"]["DeploymentId"];
            /**
             * Replaced by `deploymentId`, and ignored beside it. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`.
             * @deprecated
             */
            versionId?: string;
        };
        Domain: {
            /** The id of the domain, with its prefix `dom_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "custom-domain";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The host name that leads to the service. */
            hostname: string;
            /** The id of the service that it leads to, with its prefix `cps_`. */
            appId: string;
            /**
             * Replaced by `appId`.
             * @deprecated
             */
            computeServiceId: string;
            /** How far it is. It serves requests when it is `active`; after `failed`, mend the cause and call `POST /v1/domains/{domainId}/retry`. */
            status: components["schemas"]["DomainStatus"];
            /** The status inside of the platform, for support. Use `status` in programs. */
            foundryStatus: string;
            /** Why it failed, for people. Null unless it failed. */
            failureReason: string | null;
            /**
             * What failed: the DNS record, the certificate (`acme`), or the platform (`storage`). Null unless it failed.
             * @enum {string|null}
             */
            failureCategory: "dns" | "acme" | "storage" | "unknown" | null;
            /**
             * When its certificate expires. Null while it has none.
             * Format: date-time
             */
            certExpiresAt: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
            /** The DNS records that the host name needs. */
            dnsRecords: components["schemas"]["DnsRecord"][];
        };
        /** All the domains of a service: always the last page. */
        DomainPage: {
            /** All custom domains of the service, whichever deployment they are at. */
            data: components["schemas"]["Domain"][];
            /** Always the last page. */
            pagination: {
                /**
                 * Always false: there is one page.
                 * @constant
                 */
                hasMore: false;
                /** Always null: there is one page. */
                nextCursor: null;
            };
        };
        DomainResponse: {
            /** The domain. */
            data: components["schemas"]["Domain"];
        };
        /** @enum {string} */
        DomainStatus: "pending_dns" | "verifying" | "verified_routing_blocked" | "provisioning_tls" | "active" | "failed" | "removing";
        DnsRecord: {
            /**
             * The type of the record.
             * @constant
             */
            type: "CNAME";
            /** The name of the record: the host name. */
            name: string;
            /** What the record points to. */
            value: string;
            /** How long resolvers may keep it, in seconds. Null where any time will do. */
            ttl: number | null;
        };
        CreateDomainInput: {
            /** The host name in lower case, without a port or a dot at its end. Its CNAME record must be there before. 1 to 253 characters. Matches `^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]{2,}$`. */
            hostname: string;
        };
        Deployment: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "deployment";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of the service that it is of, with its prefix `cps_`. */
            serviceId: string;
            /** Its id inside of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /** How far it is: `new`, `provisioning`, `running`, `stopping`, `stopped`, `failed`. Others may come. */
            status: string;
            /** The host name of this deployment alone, whether or not it is live. Null before it is started. */
            previewDomain: string | null;
            /** The environment variables that it was created with, by name. The values are always `[redacted]`. */
            envVars?: {
                [key: string]: string;
            };
            /** The ports that it listens at. */
            portMapping?: {
                /** The port that takes HTTP requests. Absent: the platform's usual one. */
                http?: number;
            };
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        /** A deployment as the lists of its service show it. */
        DeploymentSummary: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "deployment";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of the service that it is of, with its prefix `cps_`. */
            serviceId: string;
            /** Its id inside of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        DeploymentPage: {
            /** The deployments of this page, the newest first. */
            data: components["schemas"]["DeploymentSummary"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new deployment, with the presigned URL that takes its code. */
        CreatedDeployment: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "deployment";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** Its id inside of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /** Where to send the code: a gzipped tar archive, with `PUT` and `content-type: application/gzip`. A secret: whoever has it can upload. Null with `skipCodeUpload`. */
            uploadUrl: string | null;
        };
        CreatedDeploymentResponse: {
            /** The new deployment. Upload its code, then start it. */
            data: components["schemas"]["CreatedDeployment"];
        };
        StartedDeployment: {
            /** The host name of this deployment alone. It answers once the deployment is `running`. */
            previewDomain: string;
        };
        CreateDeploymentInput: {
            /** The ports that it listens at. */
            portMapping?: {
                /** The port that takes HTTP requests. Omitted or null: the platform's usual one. From 1 to 65535. */
                http?: number | null;
            };
            /** Whether to run the code of the live deployment again, with the environment variables of now. The service needs a live deployment. */
            skipCodeUpload?: boolean;
        };
        DeploymentLogRecord: components["schemas"]["DeploymentLogLine"] | components["schemas"]["DeploymentLogEnd"];
        DeploymentLogLine: {
            /**
             * `log`: a piece of output.
             * @constant
             */
            type: "log";
            /** What the deployment wrote. */
            text: string;
            /** Where the piece begins in the whole log, in bytes. */
            byteStart: number;
            /** Where the piece ends in the whole log, in bytes. */
            byteEnd: number;
        };
        DeploymentLogEnd: {
            /**
             * `terminal`: the last record of an answer.
             * @constant
             */
            type: "terminal";
            /** `end` when all is sent that was asked for, `error` when reading broke off. */
            kind: components["schemas"]["LogEndKind"];
            /** The reason for programs. */
            code: string;
            /** The reason for people. */
            message: string;
            /** Whether reading on with `cursor` can succeed. */
            retryable: boolean;
            /** Give it as `cursor` to read on. Null where nothing can follow. */
            cursor: string | null;
            /** More about the reason, by name. Absent without any. */
            details?: {
                [key: string]: unknown;
            };
        };
        Build: {
            /** The id of the build, with its prefix `bld_`. */
            id: string;
            /** Who began it: `ci` and `cli` are reported by callers, the others come from the platform. */
            source: components["schemas"]["BuildSource"];
            /** How it stands. Once it is `succeeded`, `failed` or `cancelled`, it stays that. */
            state: components["schemas"]["BuildState"];
            /** What it is doing. Null when nobody reported it. */
            phase: components["schemas"]["NullableBuildPhase"];
            /** The commit that is built. */
            commitSha: string;
            /** The git branch that is built. */
            branchName: string;
            /** The repository, where the workspace is connected to it. Null otherwise, also when one was reported. */
            gitRepoId: string | null;
            /** The id of the project that it is for. Null until it is known. */
            projectId: string | null;
            /** The id of the branch that it is for. Null until it is known. */
            branchId: string | null;
            /** The link to the log at the system that runs the build. Null without one. */
            externalLogUrl: string | null;
            /** Where the result can be reached. Null until it is known. */
            deployedUrl: string | null;
            /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
            applicationTopologyContentHash: string | null;
            /** Why it failed, for people. Null unless it failed. */
            errorMessage: string | null;
            /** The step that failed, in the words of the tool that built. Null unless one was reported. */
            failingStep: string | null;
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it was first reported as `running`. Null before that.
             * Format: date-time
             */
            startedAt: string | null;
            /**
             * When it was first reported as ended. Null before that.
             * Format: date-time
             */
            finishedAt: string | null;
        };
        BuildPage: {
            /** The builds of this page, the newest first. */
            data: components["schemas"]["Build"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        BuildResponse: {
            /** The build. */
            data: components["schemas"]["Build"];
        };
        BuildWithResources: {
            /** The id of the build, with its prefix `bld_`. */
            id: string;
            /** Who began it: `ci` and `cli` are reported by callers, the others come from the platform. */
            source: components["schemas"]["BuildSource"];
            /** How it stands. Once it is `succeeded`, `failed` or `cancelled`, it stays that. */
            state: components["schemas"]["BuildState"];
            /** What it is doing. Null when nobody reported it. */
            phase: components["schemas"]["NullableBuildPhase"];
            /** The commit that is built. */
            commitSha: string;
            /** The git branch that is built. */
            branchName: string;
            /** The repository, where the workspace is connected to it. Null otherwise, also when one was reported. */
            gitRepoId: string | null;
            /** The id of the project that it is for. Null until it is known. */
            projectId: string | null;
            /** The id of the branch that it is for. Null until it is known. */
            branchId: string | null;
            /** The link to the log at the system that runs the build. Null without one. */
            externalLogUrl: string | null;
            /** Where the result can be reached. Null until it is known. */
            deployedUrl: string | null;
            /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
            applicationTopologyContentHash: string | null;
            /** Why it failed, for people. Null unless it failed. */
            errorMessage: string | null;
            /** The step that failed, in the words of the tool that built. Null unless one was reported. */
            failingStep: string | null;
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it was first reported as `running`. Null before that.
             * Format: date-time
             */
            startedAt: string | null;
            /**
             * When it was first reported as ended. Null before that.
             * Format: date-time
             */
            finishedAt: string | null;
            /** What it created, used or deleted, as it reported. */
            resources: components["schemas"]["BuildResource"][];
        };
        /** @enum {string} */
        BuildState: "pending" | "running" | "succeeded" | "failed" | "cancelled";
        /** @enum {string} */
        BuildPhase: "queued" | "build" | "deploy";
        /** @enum {string|null} */
        NullableBuildPhase: "queued" | "build" | "deploy" | null;
        /** @enum {string} */
        BuildSource: "webhook" | "setup" | "manual" | "ci" | "cli";
        /** Something that a build created, acted on or deleted. */
        BuildResource: {
            /** What kind of thing it is. */
            resourceType: components["schemas"]["BuildResourceType"];
            /** The id of the thing, with its prefix. */
            resourceId: string;
            /** The strongest thing that the build did: deleting or creating outweighs using. */
            action: components["schemas"]["BuildResourceAction"];
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
        };
        /** @enum {string} */
        BuildResourceType: "project" | "branch" | "database" | "app" | "deployment" | "bucket" | "service_key" | "config_variable";
        /** @enum {string} */
        BuildResourceAction: "created" | "acted_on" | "deleted";
        PutBuildResourceInput: {
            /** What the build did to it. A weaker action never replaces a stronger one: what was `created` stays that after `acted_on`. */
            action: components["schemas"]["BuildResourceAction"];
        };
        CreateBuildInput: {
            /**
             * `ci` for the run of a CI system, `cli` for a deploy by a person or an agent.
             * @enum {string}
             */
            source: "ci" | "cli";
            /** The commit that is built. 1 to 200 characters. */
            commitSha: string;
            /** The git branch that is built. 1 to 500 characters. */
            branchName: string;
            /** The run of a CI system: a repeated call for the same run finds the same build. Omitted: every call makes a new build. */
            runIdentity?: components["schemas"]["RunIdentity"];
            /**
             * The link to the log at the system that runs the build. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            externalLogUrl?: string;
            /** The id of the project that it is for, with or without its prefix `proj_`. Omit it while the project does not exist. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId?: components["schemas"]["ProjectId"];
            /** The id of the branch that it is for, with or without its prefix `br_`. It is one of the project. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** The `contentHash` of the topology that it deploys, as given to `PUT /v1/projects/{projectId}/branches/{branchId}/application-topology`. 1 to 200 characters. */
            applicationTopologyContentHash?: string;
        };
        /** Which run of a CI system reports: the same run is the same build. */
        RunIdentity: {
            /**
             * The CI system.
             * @constant
             */
            provider: "github";
            /** The number of the repository at GitHub: `GITHUB_REPOSITORY_ID`. At most 20 characters. Matches `^[0-9]+$`. */
            repositoryId: string;
            /** The number of the workflow run: `GITHUB_RUN_ID`. At most 20 characters. Matches `^[0-9]+$`. */
            runId: string;
            /** Which attempt of the run it is, from 1: `GITHUB_RUN_ATTEMPT`. Another attempt is another build. Greater than 0. */
            runAttempt: number;
        };
        UpdateBuildInput: {
            /** What it is doing now. Omitted: it stays. */
            phase?: components["schemas"]["BuildPhase"];
            /** How it stands now. It no longer changes once the build has ended. */
            state?: components["schemas"]["BuildState"];
            /** The step that failed, in the words of the tool that builds. 1 to 500 characters. */
            failingStep?: string;
            /** Why it failed, for people. 1 to 5000 characters. */
            errorMessage?: string;
            /**
             * The link to the log at the system that runs the build. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            externalLogUrl?: string;
            /** The id of the project that it is for. It can be set once: the same value again is accepted, another is a 409. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId?: components["schemas"]["ProjectId"];
            /** The id of the branch that it is for, one of the project. It can be set once: another value is a 409. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /**
             * Where the result can be reached. It can be set once: another value is a 409. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            deployedUrl?: string;
            /** The `contentHash` of the topology that it deploys. It can be set once: another value is a 409. 1 to 200 characters. */
            applicationTopologyContentHash?: string;
        };
        BuildLogRecord: components["schemas"]["BuildLogLine"] | components["schemas"]["BuildLogEnd"];
        BuildLogLine: {
            /**
             * `log`: a line of output.
             * @constant
             */
            type: "log";
            /** The line. */
            text: string;
            /**
             * Whether the line tells of an error.
             * @enum {string}
             */
            level: "info" | "error";
            /**
             * Who wrote the line: the `runner` itself, or the command that it ran.
             * @enum {string}
             */
            source: "runner" | "stdout" | "stderr";
            /** The step that wrote the line. Absent outside of steps. */
            step?: string;
            /** Give it as `cursor` to read on after this line. */
            cursor: string;
        };
        BuildLogEnd: {
            /**
             * `terminal`: the last record of an answer.
             * @constant
             */
            type: "terminal";
            /** `end` when all is sent, `error` when reading broke off. */
            kind: components["schemas"]["LogEndKind"];
            /** The reason for programs. */
            code: string;
            /** The reason for people. */
            message: string;
            /** Whether reading on with `cursor` can succeed. */
            retryable: boolean;
            /** Give it as `cursor` to read on. Null where nothing can follow. */
            cursor: string | null;
        };
        /** @enum {string} */
        LogEndKind: "end" | "error";
        Bucket: {
            /** The id of the bucket, with its prefix `bkt_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "bucket";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the bucket, for people. S3 clients need `providerName`. */
            name: string;
            /** The name of the bucket at the storage: what S3 clients call it. It never changes. */
            providerName: string;
            /** How far it is: `provisioning` at first, then `ready`. Others may come. */
            status: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The project that the bucket is in. */
            project: components["schemas"]["ResourceReference"];
            /** The id of the branch that it is on. Null while it is on none. */
            branchId: string | null;
            /** The name that its creator chose to find it again, unique on its branch. Null without one. */
            logicalId: string | null;
        };
        BucketPage: {
            /** The buckets of this page. */
            data: components["schemas"]["Bucket"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        BucketResponse: {
            /** The bucket. */
            data: components["schemas"]["Bucket"];
        };
        CreateBucketInput: {
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The name of the bucket, for people. Omitted: the API chooses one. 1 to 100 characters. */
            name?: string;
            /** The id of the branch to put it on. Excludes `branchGitName`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** The git name of the branch to put it on. Excludes `branchId` and `logicalId`. Not empty. */
            branchGitName?: string;
            /** A name of your choice that finds the bucket again. One of the branch that has it already is a 409. Excludes `branchGitName`: give `branchId`. */
            logicalId?: string;
        };
        UpdateBucketInput: {
            /** The new name, for people. `providerName`, objects and keys stay. Omitted: it stays. */
            displayName?: string;
            /** The id of the branch to move it to. Excludes `branchGitName` and `logicalId`. */
            branchId?: string;
            /** The git name of the branch to move it to, which is created where it is missing. Excludes `branchId` and `logicalId`. */
            branchGitName?: string;
            /** The new logical id, unique on its branch. Excludes `branchId` and `branchGitName`: move the bucket first. */
            logicalId?: string;
        };
        BucketKey: {
            /** The id of the key, with its prefix `bkey_`. It is what `DELETE /v1/buckets/{bucketId}/keys/{keyId}` takes, not what S3 clients take. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "bucketKey";
            /** The name of the key, for people. */
            name: string;
            /** The end of its secret, to tell keys apart. */
            valueHint: string;
            /** What the key may do: `read` objects, or `read_write` them. */
            role: components["schemas"]["BucketKeyRole"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        BucketKeyPage: {
            /** The keys of this page, without their secrets. */
            data: components["schemas"]["BucketKey"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @enum {string} */
        BucketKeyRole: "read" | "read_write";
        /** A new key: the only time it carries its secret. */
        CreatedBucketKey: {
            /** The id of the key, with its prefix `bkey_`. It is what `DELETE /v1/buckets/{bucketId}/keys/{keyId}` takes, not what S3 clients take. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "bucketKey";
            /** The name of the key, for people. */
            name: string;
            /** The end of its secret, to tell keys apart. */
            valueHint: string;
            /** What the key may do: `read` objects, or `read_write` them. */
            role: components["schemas"]["BucketKeyRole"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The secret for S3 clients. Store it: no other answer has it. */
            secretAccessKey: string;
            /** The id of the key for S3 clients. */
            accessKeyId: string;
            /** The URL of the storage for S3 clients. */
            endpoint: string;
            /** The name of the bucket for S3 clients. */
            bucketName: string;
        };
        CreateBucketKeyInput: {
            /** The name of the key, for people. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** What the key may do: `read` objects, or `read_write` them. It cannot be changed later. */
            role: components["schemas"]["BucketKeyRole"];
        };
        /** A variable without its value, which is never shown again. */
        EnvironmentVariable: {
            /** The id of the variable, with its prefix `envvar_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "environment-variable";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of the project that it is of. */
            projectId: string;
            /** The id of the one preview branch that it is for. Null: for all branches of its class. */
            branchId: string | null;
            /** Whether it is for the production branch or for preview branches. */
            class: components["schemas"]["EnvironmentClass"];
            /** The name of the variable. */
            key: string;
            /** Which key its value is encrypted with. The value itself is never shown. */
            valueKid: string;
            /** Whether the platform sets it. It cannot be changed by callers then. */
            isManagedBySystem: boolean;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        EnvironmentVariablePage: {
            /** The variables of this page, without their values. */
            data: components["schemas"]["EnvironmentVariable"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        EnvironmentVariableResponse: {
            /** The variable, without its value. */
            data: components["schemas"]["EnvironmentVariable"];
        };
        EnvironmentVariableKey: string;
        CreateEnvironmentVariableInput: {
            /** The id of the project that it is for, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The id of a preview branch: the variable is for it alone there. Omitted: for all branches of its class. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** Whether it is for the production branch or for preview branches. A `branchId` needs `preview`. */
            class: components["schemas"]["EnvironmentClass"];
            /** The name of the variable. One that exists in the same place is a 409: change its value with `PATCH /v1/environment-variables/{envVarId}`. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
            key: components["schemas"]["EnvironmentVariableKey"];
            /** The value. A secret: it is stored encrypted, and no answer has it. Not empty. */
            value: string;
        };
        UpdateEnvironmentVariableInput: {
            /** The new value. A secret: it is stored encrypted, and no answer has it. Deployments that run keep the old one. Not empty. */
            value: string;
        };
        Integration: {
            /** The id of the integration, with its prefix `itgr_`. */
            id: string;
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /**
             * When a person gave the application access.
             * Format: date-time
             */
            createdAt: string;
            /** What the application may do, as OAuth scopes. */
            scopes: string[];
            /** The application that has access. */
            client: {
                /** The id of the application: its OAuth client id. */
                id: string;
                /** The name of the application, for people. */
                name: string;
                /**
                 * When the application was registered.
                 * Format: date-time
                 */
                createdAt: string;
            };
            /** The person who gave it access. */
            createdByUser: {
                /** The id of the person, with its prefix `usr_`. */
                id: string;
                /** The e-mail address of the person. */
                email: string;
                /** The name of the person. Null without one. */
                displayName: string | null;
            };
        };
        IntegrationPage: {
            /** The integrations of this page. */
            data: components["schemas"]["Integration"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        ServiceToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "serviceToken";
            /** The name of the token, for people. */
            name: string;
            /** A part of the token, to tell tokens apart. */
            valueHint: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it expires. Null or absent: never.
             * Format: date-time
             */
            expiresAt?: string | null;
        };
        ServiceTokenPage: {
            /** The tokens of this page, the newest first, without their values. */
            data: components["schemas"]["ServiceToken"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new token: the only time it carries its value. */
        CreatedServiceToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "serviceToken";
            /** The name of the token, for people. */
            name: string;
            /** A part of the token, to tell tokens apart. */
            valueHint: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it expires. Null or absent: never.
             * Format: date-time
             */
            expiresAt?: string | null;
            /** The token: what calls carry as `Bearer`. A secret. Store it: no other answer has it. */
            value: string;
        };
        CreateServiceTokenInput: {
            /** The name of the token, for people. 1 to 256 characters. */
            name: string;
        };
        /** A short-lived service token for one run of a GitHub workflow. */
        ExchangedToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "serviceToken";
            /** The token: what calls carry as `Bearer`. A secret. No other answer has it. */
            value: string;
            /**
             * When it expires.
             * Format: date-time
             */
            expiresAt: string;
            /** The id of the workspace that it is for, with its prefix `wksp_`. */
            workspaceId: string;
        };
        ExchangeTokenInput: {
            /** The OIDC token of the GitHub run, requested with the audience `prisma-cloud`. A secret. Not empty. */
            token: string;
            /**
             * How long the new token is valid, in seconds. From 60 to 3600.
             * @default 1800
             */
            expiresInSeconds?: number;
        };
        /** The one answer to every refused exchange. */
        ExchangeRefusedBody: {
            /**
             * Always the same, whatever the reason.
             * @constant
             */
            error: "unauthorized";
            /** The same for every reason, for people: it does not tell whether a repository is connected. */
            errorDescription: string;
        };
        /** Who a token stands for. */
        Identity: {
            /** The person who logged in. Null for the token of a machine. */
            user: {
                /** The id of the person, with its prefix `usr_`. */
                id: string;
                /**
                 * The e-mail address of the person.
                 * Format: email
                 */
                email: string;
                /** The name of the person. Null without one. */
                name: string | null;
            } | null;
            /** The workspace that the token is for. Null where it is for none in particular. */
            workspace: components["schemas"]["NullableNamedReference"];
            /** What kind of token it is. */
            credential: components["schemas"]["Credential"];
        };
        Credential: {
            /**
             * What kind of token it is: `oauth` from a login, `service_token` for a machine, `management_token`, or `agent_token`.
             * @enum {string}
             */
            type: "oauth" | "service_token" | "management_token" | "agent_token";
            /** The id of the token in the API. Null where it has none. */
            id: string | null;
            /** The name of the token, for people. Null where it has none. */
            name: string | null;
        };
        AgentApproval: {
            /** The id of the approval. */
            id: string;
            /**
             * `approved` allows the action once, `approved_window` until `windowExpiresAt`. `consumed` was used already. Ask again while it is `pending`.
             * @enum {string}
             */
            status: "pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed";
            /**
             * Until when a person can decide.
             * Format: date-time
             */
            expiresAt: string;
            /**
             * Until when an `approved_window` allows actions. Null for all others.
             * Format: date-time
             */
            windowExpiresAt: string | null;
            /**
             * When a person decided. Null before that.
             * Format: date-time
             */
            decidedAt: string | null;
            /** What to do next, where the API knows. */
            hint?: string;
        };
        Region: {
            /** The id to give as `region` or `regionId`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "region";
            /** The name of the region, for people. */
            name: string;
            /** What can be there. */
            product: components["schemas"]["Product"];
            /** Whether new things can be created there. Absent where the product has no such state. */
            status?: components["schemas"]["RegionStatus"];
        };
        PostgresRegion: {
            /** The id to give as `region` or `regionId`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "region";
            /** The name of the region, for people. */
            name: string;
            /** Whether new databases can be created there. */
            status: components["schemas"]["RegionStatus"];
        };
        AccelerateRegion: {
            /** The id to give as `region` or `regionId`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "region";
            /** The name of the region, for people. */
            name: string;
        };
        /** @enum {string} */
        RegionStatus: "available" | "unavailable";
        ScmInstallation: {
            /** The id of the installation here, with its prefix `scminstall_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "scm-installation";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The number of the installation at GitHub. */
            installationId: number;
            /** The number of the account at GitHub. */
            accountId: number;
            /** The name of the account at GitHub. */
            accountLogin: string;
            /**
             * Whether the account is a person's or an organization's.
             * @enum {string}
             */
            accountType: "user" | "organization";
            /** Whether the account suspended it. Its repositories cannot be connected then. */
            suspended: boolean;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        ScmInstallationPage: {
            /** The installations of this page. It may be empty. */
            data: components["schemas"]["ScmInstallation"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
            /** What to do next, such as installing the GitHub App. Absent when there is nothing to do. */
            hint?: string;
        };
        InstallIntent: {
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "install-intent";
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The id of the workspace that it is for, with its prefix `wksp_`. */
            workspaceId: string;
            /**
             * The page where a person installs the GitHub App, for a browser. It works once, and for a limited time. An absolute URL.
             * Format: uri
             */
            installUrl: string;
            /** Whether an installation was found and linked at once, so that nobody needs the page. Absent: no. */
            alreadyLinked?: boolean;
            /** The GitHub account of the installation that was found. Absent without one. */
            accountLogin?: string;
            /** What to do next, such as giving an installation access to the repository. Absent when there is nothing to do. */
            hint?: string;
        };
        CreateInstallIntentInput: {
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The id of the workspace that gets the installation, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            workspaceId: components["schemas"]["WorkspaceId"];
            /** A repository that is wanted, as `owner/name`: an installation that has it already is found, and told in `hint`. */
            repository?: string;
        };
        ScmRepository: {
            /** The number of the repository at GitHub. Give it as `providerRepositoryId`. */
            id: number;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "scm-repository";
            /** The name of the repository, as `owner/name`. */
            fullName: string;
            /** The default branch of the repository. */
            defaultBranch: string;
            /** Whether the repository is private. */
            isPrivate: boolean;
        };
        ScmRepositoryPage: {
            /** The repositories of this page that the installation may read. */
            data: components["schemas"]["ScmRepository"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepository: {
            /** The id of the link between repository and project, with its prefix `srcrepo_`. */
            id: string;
            /**
             * Which kind of thing this is.
             * @constant
             */
            type: "source-repository";
            /**
             * The link to this in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The number of the repository at GitHub. */
            repoId: number;
            /**
             * Where the repository is.
             * @constant
             */
            provider: "github";
            /** The name of the repository, as `owner/name`. */
            repoFullName: string;
            /** The default branch of the repository. */
            defaultBranch: string;
            /** Whether the repository is private. */
            isPrivate: boolean;
            /**
             * Whether the repository is in use at GitHub, or archived there.
             * @enum {string}
             */
            status: "active" | "archived";
            /** The id of the project that it is connected to. */
            projectId: string;
            /** The id of the installation that reads it, with its prefix `scminstall_`. */
            installationId: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        SourceRepositoryPage: {
            /** The repositories of this page. */
            data: components["schemas"]["SourceRepository"][];
            /** Whether there are more, and where the next page begins. */
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepositoryResponse: {
            /** The repository and the project that it is connected to. */
            data: components["schemas"]["SourceRepository"];
            /** What to do next, where the API knows. Absent when there is nothing to do. */
            hint?: string;
        };
        CreateSourceRepositoryInput: {
            /** The id of the project to connect, with or without its prefix `proj_`. A project has one repository at most. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /**
             * Where the repository is.
             * @constant
             */
            provider: "github";
            /** The number of the repository at GitHub: `id` in `GET /v1/scm-installations/{installationId}/repositories`. Greater than 0. */
            providerRepositoryId: number;
            /** The id of the installation to read it with, with or without its prefix `scminstall_`. Omitted: the API takes the workspace's. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            installationId?: components["schemas"]["ScmInstallationId"];
        };
        Lease: {
            /** The id to send as `alchemy-state-lease-id` with every read and write. A secret: whoever has it holds the lease. */
            leaseId: string;
            /**
             * When the lease is lost unless it is renewed before.
             * Format: date-time
             */
            expiresAt: string;
        };
        LeaseResponse: {
            /** The lease. */
            data: components["schemas"]["Lease"];
        };
        AcquireLeaseInput: {
            /** The name of the stack. 1 to 200 characters. */
            stack: string;
            /** The name of the stage. 1 to 200 characters. */
            stage: string;
            /** How long the lease lasts from now, in seconds: 60 if omitted. Less than 30 counts as 30, more than 300 as 300. Greater than 0. */
            ttlSeconds?: number;
            /** Who takes the lease, for people: whoever finds it taken is told. 1 to 500 characters. */
            holderDescription?: string;
        };
        RenewLeaseInput: {
            /** How long the lease lasts from now, in seconds: 60 if omitted. Less than 30 counts as 30, more than 300 as 300. Greater than 0. */
            ttlSeconds?: number;
        };
        AlchemyStateVersion: {
            /** The version of the state protocol. */
            version: number;
        };
        Topology: {
            /** The modules, services and resources. */
            nodes: components["schemas"]["TopologyNode"][];
            /** Where nodes can be connected. */
            ports: components["schemas"]["TopologyPort"][];
            /** Which ports are connected. */
            edges: components["schemas"]["TopologyEdge"][];
            /** The hash of the graph: equal hashes are equal graphs. Absent before the first one is written. */
            contentHash?: string;
            /**
             * When the graph was written. Absent before the first one is.
             * Format: date-time
             */
            writtenAt?: string;
        };
        TopologyResponse: {
            /** The graph of the branch. */
            data: components["schemas"]["Topology"];
        };
        ReplaceTopologyInput: {
            /** The hash of the graph. Builds that deploy it name it as `applicationTopologyContentHash`. */
            contentHash?: string;
            /** The modules, services and resources. */
            nodes: components["schemas"]["TopologyNode"][];
            /** Where nodes can be connected. */
            ports: components["schemas"]["TopologyPort"][];
            /** Which ports are connected. */
            edges: components["schemas"]["TopologyEdge"][];
        };
        TopologyNode: {
            /** The name of the node, unique in the graph. */
            logicalId: string;
            /** The `logicalId` of the node that it is in. Null for the outermost. */
            parentLogicalId: string | null;
            /**
             * Whether it is a module with other nodes in it, a service, or a resource.
             * @enum {string}
             */
            kind: "module" | "service" | "resource";
            /** What it is more closely, such as a kind of resource. Absent without more to say. */
            type?: string;
        };
        TopologyPort: {
            /** The `logicalId` of the node that the port is at. */
            logicalId: string;
            /** Whether others come in here, or the node goes out. */
            direction: components["schemas"]["PortDirection"];
            /** The name of the port, unique at its node and direction. */
            name: string;
            /** The kind of contract that is spoken here. Absent without one. */
            contractKind?: string;
            /** The hash of that contract: both ends of an edge can be compared by it. Absent without one. */
            contractHash?: string;
        };
        TopologyEdge: {
            /** The port where the edge begins. */
            from: components["schemas"]["TopologyPortReference"];
            /** The port where the edge ends. */
            to: components["schemas"]["TopologyPortReference"];
            /**
             * Whether the ends call each other (`communication`) or one uses the other's `data`.
             * @enum {string}
             */
            family: "communication" | "data";
            /** How they are connected more closely. Absent without more to say. */
            style?: string;
        };
        TopologyPortReference: {
            /** The `logicalId` of the node that the port is at. */
            logicalId: string;
            /** The direction of the port. */
            direction: components["schemas"]["PortDirection"];
            /** The name of the port. */
            name: string;
        };
        /** @enum {string} */
        PortDirection: "in" | "out";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/**
 * The definitions of the contract, of which it has none.
 *
 * @since 0.1.0
 * @category models
 */
export type $defs = Record<string, never>;
/**
 * The operations of the API by the ids of the vendor: what each takes and answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface operations {
    "getV1Agent-approvalsByApprovalId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the approval, as the refused call gave it to the agent. */
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentApproval"];
                };
            };
            /** This agent has no such approval. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Apps: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Excludes `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Excludes `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the services that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A filter is not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Apps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create services in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A service of the branch has this name or this `logicalId` already. The error names it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is missing or not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** One of its deployments cannot be deleted, or one was created meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateServiceInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A service of the branch has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdPromote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service or deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment is not running. Start it, and wait until it is `running`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is not valid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Repeating does not lift the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdRollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service or deployment, the token cannot see it, or the code of the deployment is gone. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment cannot run: it has no code, or it is being stopped or deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is not valid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Repeating does not lift the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDomainInput"];
            };
        };
        responses: {
            /** The service had this domain already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The domain is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The host name is not valid, or its CNAME record does not point to the platform. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service has this host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service has no live deployment. Promote one first. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the service has as many domains as it may: 3 unless agreed otherwise. Repeating does not lift that limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppIdDeployments: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDeploymentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, the token cannot see it, or its branch is deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is not valid, the service is on no branch, or `skipCodeUpload` is set and no deployment is live. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The environment variables of the branch could not be read. The caller cannot mend that. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Services: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Excludes `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Excludes `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the services that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A filter is not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create services in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A service of the branch has this name or this `logicalId` already. The error names it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is missing or not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** One of its deployments cannot be deleted, or one was created meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateServiceInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A service of the branch has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is not valid, or two exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdPromote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service or deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment is not running. Start it, and wait until it is `running`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is not valid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Repeating does not lift the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdRollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service or deployment, the token cannot see it, or the code of the deployment is gone. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment cannot run: it has no code, or it is being stopped or deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is not valid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Repeating does not lift the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDomainInput"];
            };
        };
        responses: {
            /** The service had this domain already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The domain is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The host name is not valid, or its CNAME record does not point to the platform. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service has this host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service has no live deployment. Promote one first. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the service has as many domains as it may: 3 unless agreed otherwise. Repeating does not lift that limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceIdDeployments: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDeploymentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such service, the token cannot see it, or its branch is deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is not valid, the service is on no branch, or `skipCodeUpload` is set and no deployment is live. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The environment variables of the branch could not be read. The caller cannot mend that. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsByProjectIdBranches: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the branch with exactly this git name. Excludes `gitNameContains`. Not empty. */
                gitName?: string;
                /** Only branches whose git name contains this text, in upper and lower case as written. Excludes `gitName`. Not empty. */
                gitNameContains?: string;
            };
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** `gitName` and `gitNameContains` exclude each other. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByProjectIdBranches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBranchInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project has a branch with this `gitName` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The `gitName` is not the name of a git branch. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Services, databases or buckets are still on the branch. Delete or move those first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is the default or the production branch of its project, which cannot be deleted. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBranchInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Only `isDefault: true` can be set: the git name and the role are fixed, and no branch stops being the default by itself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Buckets: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most. From 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Excludes `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Excludes `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Buckets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBucketInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** A field is not valid, or two exclude each other: `message` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create buckets in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A bucket of the branch has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBucketInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such bucket or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A bucket of the branch has this `logicalId` already, or the branch changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** No field is given, the name is empty, or two fields exclude each other: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BucketsByBucketIdKeys: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketKeyPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1BucketsByBucketIdKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBucketKeyInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new key. The only time it shows its secret. */
                        data: components["schemas"]["CreatedBucketKey"];
                    };
                };
            };
            /** The name or the role is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BucketsByBucketIdKeysByKeyId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
                /** The id of the key, with or without its prefix `bkey_`. Matches `^(bkey_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                keyId: components["schemas"]["BucketKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such key in this bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Builds: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only the builds for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId?: components["schemas"]["BranchId"];
                /** Only the builds in this state. */
                state?: components["schemas"]["BuildState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Builds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBuildInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or no such branch in it, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BuildsByBuildId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The build, with the resources that it touched. */
                        data: components["schemas"]["BuildWithResources"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such build, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BuildsByBuildId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBuildInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such build, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** `projectId`, `branchId`, `deployedUrl` or `applicationTopologyContentHash` has another value already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    putV1BuildsByBuildIdResourcesByResourceTypeByResourceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
                /** What kind of thing it is. */
                resourceType: components["schemas"]["BuildResourceType"];
                /** The id of the thing, with its prefix. It belongs to the token's workspace. 1 to 200 characters. */
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PutBuildResourceInput"];
            };
        };
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such build or resource, or the token cannot see it. Report a deletion before it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BuildsByBuildIdLogs: {
        parameters: {
            query?: {
                /** `true` keeps the stream open until the build ends. Omitted or `false`: it ends with what there is. */
                follow?: components["schemas"]["BooleanText"];
                /** Begin after the record that has this cursor. Omitted: begin with the first line. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Not empty. */
                buildId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BuildLogRecord"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such build, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DomainsByDomainId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such domain, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DomainsByDomainId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such domain, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DomainsByDomainIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such domain, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The verification is still going on. Wait until the domain is `failed` or pending. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Connections: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the connections of the database with this id. Omitted: all that the token can see. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId?: components["schemas"]["DatabaseId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateConnectionInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ConnectionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The connection, without its secrets. */
                        data: components["schemas"]["Connection"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such connection, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ConnectionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such connection, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ConnectionsByIdRotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such connection, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Databases: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Excludes `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Excludes `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the databases that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Databases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDatabaseInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new database. The only time its connections show their connection strings. */
                        data: components["schemas"]["CreatedDatabase"];
                    };
                };
            };
            /** A field is not valid, or two exclude each other: `message` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create databases in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, branch, source database or backup, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A database of the branch has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this database. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is the default database of its project, which is deleted with the project only, or the token may not delete it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this database. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A database of the branch has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdConnections: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DatabasesByDatabaseIdConnections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateConnectionInDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdBackups: {
        parameters: {
            query?: {
                /** How many items a page has at most. From 1 to 100. Default: `25`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** This database has no backups here: it is a remote one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DatabasesByTargetDatabaseIdRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database whose data is replaced, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                targetDatabaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RestoreDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The database, which is `recovering` until the backup is in it. */
                        data: components["schemas"]["RestoredDatabase"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, source database or backup, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database is `provisioning` or `recovering`. Wait until it is `ready`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The source is not a backup, or the backup cannot be restored. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdUsage: {
        parameters: {
            query?: {
                /** When the time begins, in ISO 8601, such as `2026-09-01`. `period` of the answer says what was used. */
                startDate?: string;
                /** When the time ends, in ISO 8601, such as `2026-09-30`. `period` of the answer says what was used. */
                endDate?: string;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseUsage"];
                };
            };
            /** A date is not valid, or `endDate` is not after `startDate`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such database, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The figures could not be read. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The figures are not available now. `Retry-After` says in how many seconds to ask again. */
            503: {
                headers: {
                    /** How long to wait before asking again, in seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DeploymentsByDeploymentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The deployment. */
                        data: components["schemas"]["Deployment"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DeploymentsByDeploymentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is neither `stopped` nor `new`. Stop it, and wait until it is `stopped`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DeploymentsByDeploymentIdStart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Where the deployment will answer. Wait until its status is `running`. */
                        data: components["schemas"]["StartedDeployment"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Its code is not uploaded, or it runs already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Repeating does not lift the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DeploymentsByDeploymentIdStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is neither `running` nor `provisioning`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DeploymentsByDeploymentIdLogs: {
        parameters: {
            query?: {
                /** Begin this many lines before the end. From 1 to 10000. */
                tail?: number;
                /** `true` begins with the first line that is kept, and wins over `tail`. */
                from_start?: components["schemas"]["BooleanText"];
                /** Begin where another answer ended: `cursor` of its `terminal` record. Wins over `tail` and `from_start`. Matches `^\d+$`. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A WebSocket, for a request with `Upgrade: websocket`: the same records live, for 10 minutes at most. */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["DeploymentLogRecord"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such deployment, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Projects: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the project with exactly this logical id. */
                logicalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateProjectInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A project of the workspace has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The project still has services. Delete those first. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateProjectInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not change this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByIdTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TransferProjectInput"];
            };
        };
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project cannot be transferred as it is: `message` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcquireLeaseInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Someone else holds the lease. `message` names who. Try again later: there is no queue. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is lost: it is expired, replaced or released. Or there is no such project or branch. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "patchV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RenewLeaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is lost: it is expired, replaced or released. Or there is no such project or branch. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. */
                projectId: string;
                /** The id of the branch, with or without its prefix `br_`. */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlchemyStateVersion"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStages": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResources": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageReplaced-resources": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack and stage: it is lost, expired, or another's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStack": {
        parameters: {
            query?: {
                /** Delete the state of this stage only. Omitted: of all stages, which no other lease may be on. 1 to 200 characters. */
                stage?: string;
            };
            header: {
                /** The `leaseId` of a lease that is not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease does not hold for this stack, or another stage of it is under a lease. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdApplication-topology": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdApplication-topology": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplaceTopologyInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The graph is not valid: `message` says where. The one before stays. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsByProjectIdDatabases: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByProjectIdDatabases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDatabaseInProjectInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new database. The only time its connections show their connection strings. */
                        data: components["schemas"]["CreatedDatabaseWithApiKeys"];
                    };
                };
            };
            /** The region, the source or another field is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create databases in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, source database or backup, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Environment-variables": {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only the variables for the production branch, or for preview branches. */
                class?: components["schemas"]["EnvironmentClass"];
                /** Only the variables with exactly this name. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
                key?: components["schemas"]["EnvironmentVariableKey"];
                /** Only the variables for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId?: components["schemas"]["BranchId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariablePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Environment-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateEnvironmentVariableInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or branch, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The variable exists in this place already. Change its value with a PATCH. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The value could not be encrypted. The caller cannot mend that. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such variable, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such variable, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "patchV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironmentVariableInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such variable, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The value could not be encrypted. The caller cannot mend that. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Integrations: {
        parameters: {
            query: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the workspace whose integrations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1IntegrationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The integration. */
                        data: components["schemas"]["Integration"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such integration, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1IntegrationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such integration, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Who the token stands for. */
                        data: components["schemas"]["Identity"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesByWorkspaceIdIntegrations: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1WorkspacesByWorkspaceIdIntegrationsByClientId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the application whose access ends, as `client.id` of an integration. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                clientId: components["schemas"]["IntegrationId"];
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** No such application has access to this workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1WorkspacesByWorkspaceIdService-tokens": {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTokenPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1WorkspacesByWorkspaceIdService-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceTokenInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new token. The only time it shows its value. */
                        data: components["schemas"]["CreatedServiceToken"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The name is missing, empty or too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1WorkspacesByWorkspaceIdService-tokensByServiceTokenId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
                /** The id of the token, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceTokenId: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such token in this workspace, or the caller cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1AuthGithub-actionsToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExchangeTokenInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The token for this run. The only time it shows its value. */
                        data: components["schemas"]["ExchangedToken"];
                    };
                };
            };
            /** The OIDC token is missing, expired, not for `prisma-cloud`, or from a repository that is not connected. All look alike. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRefusedBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Regions: {
        parameters: {
            query?: {
                /** Only the regions of this product. Omitted: those of all. */
                product?: components["schemas"]["Product"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions. There is only one page. */
                        data: components["schemas"]["Region"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1RegionsPostgres: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions of Prisma Postgres. There is only one page. */
                        data: components["schemas"]["PostgresRegion"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1RegionsAccelerate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions of Accelerate. There is only one page. */
                        data: components["schemas"]["AccelerateRegion"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Scm-installations": {
        parameters: {
            query: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the workspace whose installations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
                /** Only the installations that may read this repository, as `owner/name`. */
                repository?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmInstallationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Scm-installationsInstall-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateInstallIntentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Where a person installs the GitHub App. */
                        data: components["schemas"]["InstallIntent"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is not a person's: the token of a machine cannot begin an installation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is not valid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Scm-installationsByInstallationIdRepositories": {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the installation, with or without its prefix `scminstall_`. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                installationId: components["schemas"]["ScmInstallationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmRepositoryPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such installation, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** GitHub refused to list the repositories. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Source-repositories": {
        parameters: {
            query: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the project whose repositories to list, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Source-repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateSourceRepositoryInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The installation is suspended or removed, or the token may not use it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such project or installation, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository or the project is connected already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The installation may not read this repository. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Source-repositoriesById": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository is not connected, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1Source-repositoriesById": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository is not connected, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Workspaces: {
        parameters: {
            query?: {
                /** Where the page begins: `nextCursor` of the page before. Omitted or null: the first page. */
                cursor?: string | null;
                /** How many items a page has at most: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Workspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateWorkspaceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is not a person's: the token of a machine cannot create workspaces. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesByIdSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The plan of the workspace. */
                        data: components["schemas"]["Subscription"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** There is no such workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1WorkspacesByWorkspaceIdProjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace to create the project in, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateProjectInWorkspaceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A project of the workspace has this `logicalId` already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
